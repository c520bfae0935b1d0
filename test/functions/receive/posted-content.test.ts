import * as fc from "fast-check";
import { expect, test } from "vitest";
import { carried } from "../../../functions/payload/carried.ts";
import { postedContent } from "../../../functions/receive/posted-content.ts";

test("the gate reads the very bytes that were posted", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
      ),
      fc.constantFrom(undefined, "base64" as const),
      (bytes, told) => {
        const content = postedContent(bytes, told);
        const payload = content && carried(content, { transferEncoding: told });
        expect(payload?.outcome).toBe("payload");
        expect(payload?.bytes).toEqual(Buffer.from(bytes));
      },
    ),
  );
});

test.each([
  ["a text", Buffer.from("{}"), undefined],
  ["a byte order mark", Buffer.from("\uFEFF{}"), undefined],
  ["a character that SQS refuses", Buffer.from("a\u0000b"), "base64"],
  ["a character beyond what SQS takes", Buffer.from("\uFFFF"), "base64"],
  ["Latin 1", Buffer.from("é", "latin1"), "base64"],
])("%s travels as %o", (_, bytes, stringValue) => {
  const attribute = postedContent(bytes, undefined)?.attributes["Content-Transfer-Encoding"];
  expect(attribute?.stringValue).toBe(stringValue);
});

test("what is larger than a message may be is not taken, its attribute counted", () => {
  expect(postedContent(Buffer.alloc(1_048_576, "a"), undefined)).toBeDefined();
  expect(postedContent(Buffer.alloc(1_048_577, "a"), undefined)).toBeUndefined();
  expect(postedContent(Buffer.alloc(786_378, 0), undefined)).toBeDefined();
  expect(postedContent(Buffer.alloc(786_432, 0), undefined)).toBeUndefined();
});
