import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesIn, textIn } from "../../../functions/payload/charset.ts";

const parts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16];
const narrow = [
  "us-ascii",
  ...parts.map((part) => `iso-8859-${part}`),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((page) => `windows-125${page}`),
];
const all = [...narrow, "utf-8", "utf-16le", "utf-16be", "euc-kr"];

describe.each(all)("%s", (charset) => {
  test("gives the same bytes again for every text that it shows", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = textIn(charset, bytes);
        const again = text === undefined ? undefined : bytesIn(charset, text);
        expect(again?.outcome === "bytes" ? new Uint8Array(again.bytes) : bytes).toEqual(bytes);
      }),
    );
  });

  test("writes any text, or tells the first character that it has not", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const written = bytesIn(charset, text);
        const sound = written.outcome === "bytes" ? text : text.slice(0, written.offset);
        const again = bytesIn(charset, sound);
        expect(again.outcome === "bytes" ? textIn(charset, again.bytes) : undefined).toBe(sound);
      }),
    );
  });
});

test.each(narrow)("every byte that %s knows is read and written", (charset) => {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const known = bytes.filter((byte) => textIn(charset, Uint8Array.of(byte)) !== undefined);
  const text = textIn(charset, Uint8Array.from(known)) ?? "";
  expect(text).toHaveLength(known.length);
  expect(known.length).toBeGreaterThanOrEqual(charset === "us-ascii" ? 128 : 200);
});

test.each([
  ["iso-8859-1", [0xe9], "é"],
  ["iso-8859-15", [0xa4, 0xbd], "€œ"],
  ["windows-1252", [0x80, 0x92, 0xe9], "€’é"],
  ["iso-8859-2", [0xb1], "ą"],
  ["iso-8859-5", [0xd0], "а"],
  ["iso-8859-9", [0xfd], "ı"],
  ["utf-16be", [0xfe, 0xff, 0x00, 0xe9], "\uFEFFé"],
  ["utf-8", [0xef, 0xbb, 0xbf, 0xc3, 0xa9], "\uFEFFé"],
  ["euc-kr", [0xc7, 0xd1], "한"],
])("%s has its own letters", (charset, bytes, text) => {
  expect(textIn(charset, Uint8Array.from(bytes))).toBe(text);
  expect(bytesIn(charset, text)).toEqual({ outcome: "bytes", bytes: Buffer.from(bytes) });
});

test.each([
  ["bytes that are not UTF-8", "utf-8", [0xe9]],
  ["half a character of UTF-16", "utf-16le", [0x41]],
  ["a byte above ASCII", "us-ascii", [0xe9]],
  ["a set that nobody knows", "ebcdic-fr", [0x41]],
])("%s are no text", (_, charset, bytes) => {
  expect(textIn(charset, Uint8Array.from(bytes))).toBeUndefined();
});
