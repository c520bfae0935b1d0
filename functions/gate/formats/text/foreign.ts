import type { Decoded } from "../../../../schemas/decoder.ts";
import { isHtmlPage } from "../json-text.ts";
import { refusal } from "./remarks.ts";

/** What half a gibibyte of memory holds in decoded form, whatever the text is made of. */
const BYTES_MAX = 32 * 1024 * 1024;
const LINES_MAX = 1_000_000;

const START = { line: 1, column: 1 };
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const COMPRESSED: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x42, 0x5a, 0x68],
];

/** Why the bytes are no text of any format: nothing, too much, a compressed file, a proxy's HTML page. */
export function foreign(bytes: Uint8Array): Decoded | null {
  if (bytes.length > BYTES_MAX) {
    return refusal("text-too-big", { position: null, expected: `at most ${BYTES_MAX} bytes` });
  }
  if (hasTooManyLines(bytes)) {
    return refusal("text-too-big", { position: null, expected: `at most ${LINES_MAX} lines` });
  }
  if (COMPRESSED.some((magic) => startsWith(bytes, magic))) {
    return refusal("text-compressed", {
      position: START,
      expected: "text, not compressed",
      received: "bytes",
    });
  }
  const from = startsWith(bytes, BYTE_ORDER_MARK) ? 3 : 0;
  const content = bytes.subarray(from).findIndex((byte) => byte !== 0x20 && (byte < 0x09 || byte > 0x0d));
  if (content === -1)
    return refusal("text-empty", { position: START, expected: "content", received: "missing" });
  const head = latin1(bytes.subarray(from + content, from + content + 1024));
  if (!isHtmlPage(head)) return null;
  return refusal("text-html-page", { position: START, expected: "a message, not a web page" });
}

function hasTooManyLines(bytes: Uint8Array): boolean {
  if (bytes.length <= LINES_MAX) return false;
  let ends = 0;
  for (const byte of bytes) if (byte === 0x0a || byte === 0x0d) ends++;
  return ends > 2 * LINES_MAX;
}

/** Whether the bytes begin with the UTF-8 byte order mark. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return startsWith(bytes, BYTE_ORDER_MARK);
}

/** Each byte as the character of its number, which is ISO 8859-1 with its control characters. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Where the first control character stands that is neither tab nor line end; -1 where there is none. */
export function controlCharacter(text: string): number {
  return text.search(CONTROL);
}
