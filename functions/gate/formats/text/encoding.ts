import { soundPart, textOf } from "../json-text.ts";
import { latin1 } from "./foreign.ts";

/** Bytes as text, or the offset in characters at which they stop being of the encoding. */
export type Text =
  | { readonly outcome: "text"; readonly text: string }
  | { readonly outcome: "garbled"; readonly sound: string };

/** Encodings that can be named, by the labels of the WHATWG Encoding Standard, told apart where it merges them. */
export type Encoding =
  | "us-ascii"
  | "utf-8"
  | "utf-16le"
  | "utf-16be"
  | "windows-1252"
  | "euc-kr"
  | `iso-8859-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 15}`;

const ABOVE_ASCII = /[^\0-\x7f]/;

/** Reads bytes in an encoding. A byte order mark of UTF-8 or UTF-16 is left out. */
export function textIn(encoding: Encoding, bytes: Uint8Array): Text {
  if (encoding === "utf-8") return utf8(bytes);
  if (encoding === "us-ascii") return ascii(bytes);
  // The standard reads this label as windows-1252, which has no control characters above 0x80.
  if (encoding === "iso-8859-1") return { outcome: "text", text: latin1(bytes) };
  if (encoding === "iso-8859-9") return { outcome: "text", text: turkish(latin1(bytes)) };
  return decoded(encoding, bytes);
}

/** UTF-8 where bytes are that, else another encoding, in which any bytes would be a text. */
export function utf8Or<Other extends Encoding>(other: Other, bytes: Uint8Array): Other | "utf-8" {
  return textOf(bytes) === null ? other : "utf-8";
}

function utf8(bytes: Uint8Array): Text {
  const text = textOf(bytes);
  if (text !== null) return { outcome: "text", text: text.startsWith("\uFEFF") ? text.slice(1) : text };
  return { outcome: "garbled", sound: soundPart(bytes).text };
}

function ascii(bytes: Uint8Array): Text {
  const text = latin1(bytes);
  const above = text.search(ABOVE_ASCII);
  return above === -1 ? { outcome: "text", text } : { outcome: "garbled", sound: text.slice(0, above) };
}

function decoded(encoding: Encoding, bytes: Uint8Array): Text {
  try {
    return { outcome: "text", text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { outcome: "garbled", sound: "" };
  }
}

/** ISO 8859-9 is ISO 8859-1 with six letters replaced; the standard reads its label as windows-1254. */
function turkish(text: string): string {
  return text.replaceAll(/[ÐÝÞðýþ]/g, (letter) => "ĞİŞğış".charAt("ÐÝÞðýþ".indexOf(letter)));
}
