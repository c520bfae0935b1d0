import { EditorState } from "@codemirror/state";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lineSeparator } from "../../../console/exchange/line-separator.ts";

test("an editor gives back every text as it got it, whatever ends its lines", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "\r", "\n", "\r\n", ";"), maxLength: 12 });
  fc.assert(
    fc.property(texts, (text) => {
      const state = EditorState.create({
        doc: text,
        extensions: [EditorState.lineSeparator.of(lineSeparator(text))],
      });
      expect(state.sliceDoc()).toBe(text);
    }),
  );
});

test.each([
  ["a\r\nb\r\n", "\r\n"],
  ["a\nb", "\n"],
  ["a\rb", "\r"],
  ["a\r\nb\n", "\n"],
  ["a", "\n"],
])("of %j is %j", (text, separator) => {
  expect(lineSeparator(text)).toBe(separator);
});
