import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromBase64 } from "../../../functions/payload/base64.ts";

const wrapped = (text: string, ends: string) => text.replaceAll(/.{76}/g, `$&${ends}`);

describe("base64 of RFC 4648", () => {
  test("gives back any bytes, in one line or in those of MIME", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("", "\n", "\r\n"), (bytes, ends) => {
        const read = fromBase64(wrapped(Buffer.from(bytes).toString("base64"), ends) + ends);
        expect(read.outcome === "bytes" && new Uint8Array(read.bytes)).toEqual(bytes);
      }),
    );
  });

  test("takes each text for one sequence of bytes at most, so that what is decoded can be encoded again", () => {
    const texts = fc.string({ unit: fc.constantFrom("A", "B", "Q", "g", "+", "/", "="), maxLength: 12 });
    fc.assert(
      fc.property(texts, (text) => {
        const read = fromBase64(text);
        expect(read.outcome === "bytes" ? read.bytes.toString("base64") : text).toBe(text);
      }),
    );
  });

  test.each([
    ["a blank", "QUJD REVG", 4],
    ["a sign of base64url", "QUJ_", 3],
    ["a letter beyond ASCII", "QUé=", 2],
    ["a group that is cut", "QUJDR", 5],
    ["padding that is cut", "QUI", 3],
    ["padding within", "QQ==QUJD", 2],
    ["padding alone", "====", 0],
    ["padding too much", "QUJD=", 5],
    ["stray bits before two signs of padding", "QR==", 1],
    ["stray bits before one sign of padding", "QUJ=", 2],
    ["stray bits in another line", "QUJD\nQR==", 6],
  ])("refuses %s, at its place", (_, text, offset) => {
    expect(fromBase64(text)).toMatchObject({ outcome: "broken", offset });
  });
});
