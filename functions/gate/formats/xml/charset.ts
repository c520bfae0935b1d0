import { declaredEncoding, EIGHT_BIT, wideEncoding } from "./encoding.ts";

/** The character set that bytes in XML are shown in: what their first bytes and their declaration say. */
export function xmlCharset(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  const declared = declaredEncoding(bytes);
  if (declared === "us-ascii" || declared === "ascii") return "us-ascii";
  if (declared === null || !EIGHT_BIT.test(declared)) return "utf-8";
  if (!/^(?:iso-8859-1|latin1|l1)$/.test(declared)) return declared;
  // What Windows writes is often declared as the set that it extends.
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? "windows-1252" : "iso-8859-1";
}
