import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import { soundPart } from "../json-text.ts";

/** Bytes as text, without a byte order mark; or why they are none, with what can be read before the fault. */
export type Encoded =
  | { readonly outcome: "text"; readonly text: string; readonly doubt: Doubt | null; readonly utf8: boolean }
  | {
      readonly outcome: "fault";
      readonly code: CatalogueCode;
      readonly expected: string;
      readonly text: string;
    };

/** Why a declared encoding is probably not the real one. */
interface Doubt {
  readonly offset: number;
  readonly expected: string;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The declaration is ASCII whatever the encoding (XML 1.0 appendix F), and stands within the first bytes. */
const HEAD = 256;
const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;
/** Sets of one byte a character, by the names that a declaration may give them. */
export const EIGHT_BIT = /^(?:iso-8859-(?:[1-9]|1[0-6])|windows-125[0-8]|latin1|l1)$/;
const SUPPORTED = "UTF-8, UTF-16, US-ASCII, ISO-8859-x or windows-125x, as declared";

/**
 * Reads bytes in the encoding that their byte order mark or declaration names (XML 1.0 section 4.3.3 and
 * appendix F): UTF-8, UTF-16, US-ASCII, ISO-8859-x, windows-125x.
 */
export function encodedText(bytes: Uint8Array): Encoded {
  const wide = wideEncoding(bytes);
  if (wide === "utf-32") return fault("xml-encoding", SUPPORTED);
  if (wide) return wideText(bytes, wide);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const declared = declaredEncoding(bytes.subarray(marked ? 3 : 0));
  if (declared === null || declared === "utf-8" || declared === "utf8") return utf8Text(bytes);
  if (marked) return fault("xml-encoding", "the declaration UTF-8, as the byte order mark says");
  if (declared === "us-ascii" || declared === "ascii") return asciiText(bytes);
  if (EIGHT_BIT.test(declared)) return eightBitText(bytes, declared);
  if (/^utf-?16/.test(declared)) return fault("xml-encoding", "UTF-16, as declared");
  return fault("xml-encoding", SUPPORTED);
}

/** The bytes after their mark, where mark and declaration say or leave it that they are UTF-8; else null. */
export function utf8Part(bytes: Uint8Array): Uint8Array | null {
  if (wideEncoding(bytes)) return null;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const part = marked ? bytes.subarray(3) : bytes;
  const declared = declaredEncoding(part);
  return declared === null || declared === "utf-8" || declared === "utf8" ? part : null;
}

/** The encoding of two or four bytes a character that the first bytes show (XML 1.0 appendix F.1). */
export function wideEncoding([a, b, c, d]: Uint8Array): "utf-16le" | "utf-16be" | "utf-32" | null {
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    return "utf-32";
  if ((a === 0x3c && b === 0 && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0 && d === 0x3c))
    return "utf-32";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c === 0x3f && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d === 0x3f)) return "utf-16be";
  return null;
}

/** The encoding that the declaration names, in small letters. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  return DECLARED.exec(head)?.[1]?.toLowerCase() ?? null;
}

function wideText(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): Encoded {
  const text = decoded(bytes, encoding);
  if (text === null) {
    const cut = new TextDecoder(encoding).decode(bytes);
    const code = bytes.length % 2 === 1 ? "xml-truncated" : "xml-encoding";
    return {
      outcome: "fault",
      code,
      expected: "UTF-16",
      text: cut.slice(0, Math.max(0, cut.indexOf("\uFFFD"))),
    };
  }
  const declared = DECLARED.exec(text.slice(0, HEAD))?.[1]?.toLowerCase() ?? "utf-16";
  if (!/^utf-?16(?:le|be)?$/.test(declared))
    return fault("xml-encoding", "the declaration UTF-16, or bytes that are not");
  return { outcome: "text", text, doubt: null, utf8: false };
}

function utf8Text(bytes: Uint8Array): Encoded {
  try {
    return { outcome: "text", text: utf8.decode(bytes), doubt: null, utf8: true };
  } catch {
    const { text, cut } = soundPart(bytes);
    return { outcome: "fault", code: cut ? "xml-truncated" : "xml-encoding", expected: "UTF-8", text };
  }
}

function asciiText(bytes: Uint8Array): Encoded {
  const high = bytes.findIndex((byte) => byte > 0x7f);
  const text = new TextDecoder("latin1").decode(high === -1 ? bytes : bytes.subarray(0, high));
  if (high !== -1) return fault("xml-encoding", "US-ASCII, as declared", text);
  return { outcome: "text", text, doubt: null, utf8: true };
}

/** As the label is understood on the web: what is declared ISO-8859-1 is read as windows-1252. */
function eightBitText(bytes: Uint8Array, encoding: string): Encoded {
  const text = decoded(bytes, encoding);
  if (text === null) return fault("xml-encoding", `${encoding}, as declared`);
  return { outcome: "text", text, doubt: doubtOf(bytes, encoding), utf8: false };
}

/** Text that is UTF-8 in all its bytes beyond ASCII is hardly ever meant otherwise. */
function doubtOf(bytes: Uint8Array, declared: string): Doubt | null {
  const high = bytes.findIndex((byte) => byte > 0x7f);
  if (high === -1) return null;
  if (decoded(bytes, "utf-8") !== null) return { offset: high, expected: "the declaration UTF-8" };
  const control = bytes.findIndex((byte) => byte >= 0x80 && byte <= 0x9f);
  return declared.startsWith("iso-8859") && control !== -1
    ? { offset: control, expected: "the declaration windows-1252" }
    : null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function fault(code: CatalogueCode, expected: string, text = ""): Encoded {
  return { outcome: "fault", code, expected, text };
}
