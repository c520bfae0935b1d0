import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { laidOut } from "../../../console/exchange/json-layout.ts";

describe("a JSON text laid out", () => {
  test.each([
    ["an object", '{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
    ["what is empty", '{"a":{},"b":[ ]}', '{\n  "a": {},\n  "b": []\n}'],
    [
      "a number with all of its digits",
      '{"a":1.10,"b":12345678901234567890}',
      '{\n  "a": 1.10,\n  "b": 12345678901234567890\n}',
    ],
    ["a key that stands twice", '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
    ["marks within a string", '["{,:\\"]"]', '[\n  "{,:\\"]"\n]'],
  ])("keeps %s", (_, text, expected) => {
    expect(laidOut(text)).toBe(expected);
  });

  test("is not there for what is no JSON", () => {
    expect(laidOut('{"a":')).toBeUndefined();
  });

  test("means the same, and is laid out already", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const out = laidOut(text) ?? "";
        expect(JSON.parse(out)).toEqual(JSON.parse(text));
        expect(laidOut(out)).toBe(out);
      }),
    );
  });
});
