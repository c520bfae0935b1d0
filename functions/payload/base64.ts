/** The bytes that a text of base64 stands for, or where it is none, and what was asked for there. */
export type FromBase64 =
  | { readonly outcome: "bytes"; readonly bytes: Buffer<ArrayBuffer> }
  | { readonly outcome: "broken"; readonly offset: number; readonly expected: string };

const LINE_BREAK = /[\r\n]/;
const OUTSIDE = /[^A-Za-z0-9+/\r\n]/;

/** The last character before one or two `=` may not carry bits of a further byte: RFC 4648 section 3.5. */
const LAST_OF_TWO = "AQgw";
const LAST_OF_THREE = "AEIMQUYcgkosw048";

/**
 * Reads base64 strictly, by RFC 4648 section 4: its alphabet, whole quantums of four, padding, no stray bits. Line breaks
 * are passed over, since MIME cuts lines at 76 characters (RFC 2045 section 6.8) and so do many encoders.
 */
export function fromBase64(text: string): FromBase64 {
  const stray = text.search(OUTSIDE);
  const end = stray === -1 ? text.length : stray;
  const rest = text.slice(end).replaceAll(/[\r\n]/g, "");
  if (!/^={0,2}$/.test(rest))
    return broken(end, "base64: A to Z, a to z, 0 to 9, + and /, then = as padding");
  const digits = LINE_BREAK.test(text) ? text.slice(0, end).replaceAll(/[\r\n]+/g, "") : text.slice(0, end);
  if ((digits.length + rest.length) % 4 !== 0) return broken(text.length, "groups of four characters");
  const last = digits.slice(-1);
  const carries = rest === "==" ? LAST_OF_TWO : LAST_OF_THREE;
  if (rest !== "" && !carries.includes(last)) {
    return broken(text.slice(0, end).trimEnd().length - 1, `one of ${carries} before the padding`);
  }
  return { outcome: "bytes", bytes: Buffer.from(digits, "base64") };
}

function broken(offset: number, expected: string): FromBase64 {
  return { outcome: "broken", offset, expected };
}
