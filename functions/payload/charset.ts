/** The characters of each code of a set of one or two bytes, found by decoding all of them. */
type Codes = ReadonlyMap<string, number>;

const LEADS_FROM = 0x81;
const TRAILS_FROM = 0x41;

const known = new Map<string, Codes>();

/**
 * The text of bytes in a character set, named by a label of the WHATWG Encoding Standard; a byte order mark is kept as a
 * character. Undefined where the bytes are not of the set, or the text would not give the same bytes again.
 */
export function textIn(charset: string, bytes: Uint8Array): string | undefined {
  const text = decoded(charset, bytes);
  if (text === undefined) return undefined;
  const again = bytesIn(charset, text);
  return again.outcome === "bytes" && Buffer.compare(again.bytes, bytes) === 0 ? text : undefined;
}

/** A text as bytes of a character set, or the offset of the first character that the set has not. */
export function bytesIn(
  charset: string,
  text: string,
):
  | { readonly outcome: "bytes"; readonly bytes: Buffer<ArrayBuffer> }
  | { readonly outcome: "unknown-character"; readonly offset: number } {
  const lone = /\p{Surrogate}/u.exec(text);
  if (lone && !charset.startsWith("utf-16")) return { outcome: "unknown-character", offset: lone.index };
  switch (charset) {
    case "utf-8":
      return { outcome: "bytes", bytes: Buffer.from(text) };
    case "utf-16le":
      return { outcome: "bytes", bytes: Buffer.from(text, "utf16le") };
    case "utf-16be":
      return { outcome: "bytes", bytes: Buffer.from(text, "utf16le").swap16() };
    case "us-ascii":
      return narrow(text, /[^\0-\x7f]/u);
    case "iso-8859-1":
      return narrow(text, /[^\0-\xff]/u);
    default:
      return byCodes(text, codesOf(charset));
  }
}

function decoded(charset: string, bytes: Uint8Array): string | undefined {
  if (charset === "us-ascii" || charset === "iso-8859-1") return Buffer.from(bytes).toString("latin1");
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Sets whose characters are bytes of their own number. */
function narrow(text: string, outside: RegExp): ReturnType<typeof bytesIn> {
  const offset = text.search(outside);
  if (offset !== -1) return { outcome: "unknown-character", offset };
  return { outcome: "bytes", bytes: Buffer.from(text, "latin1") };
}

function byCodes(text: string, codes: Codes): ReturnType<typeof bytesIn> {
  const bytes: number[] = [];
  let offset = 0;
  for (const character of text) {
    const code = codes.get(character);
    if (code === undefined) return { outcome: "unknown-character", offset };
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
    offset += character.length;
  }
  return { outcome: "bytes", bytes: Buffer.from(bytes) };
}

function codesOf(charset: string): Codes {
  const found = known.get(charset);
  if (found) return found;
  const decoder = new TextDecoder(charset);
  const codes = new Map<string, number>();
  const learn = (code: number, ...bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const isOne = text.length === 1 && text !== "\uFFFD";
    if (isOne && !codes.has(text)) codes.set(text, code);
  };
  for (let code = 0; code <= 0xff; code++) learn(code, code);
  // Of sets of one byte a pair is two characters, and so none of its own.
  const isWide = decoder.decode(Uint8Array.of(0xb0, 0xa1)).length === 1;
  const leadsUntil = isWide ? 0xff : LEADS_FROM;
  for (let lead = LEADS_FROM; lead < leadsUntil; lead++)
    for (let trail = TRAILS_FROM; trail < 0xff; trail++) learn((lead << 8) | trail, lead, trail);
  known.set(charset, codes);
  return codes;
}
