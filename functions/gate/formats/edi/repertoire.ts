import { type Encoding, type Text, textIn } from "../text/encoding.ts";
import type { Remarks } from "../text/remarks.ts";
import type { Places } from "./places.ts";
import type { Delimiters } from "./segments.ts";

/** What a standard lets stand in an interchange. */
export interface Repertoire {
  readonly name: string;
  readonly encoding: Encoding;
  /** Its characters, as the inside of a class of a regular expression. */
  readonly characters: string;
}

/**
 * The text in the encoding of its repertoire. What is above ASCII where the repertoire has ASCII only, or is
 * unknown, is read as UTF-8 where it is that, else as ISO 8859-1: the survey notes it.
 */
export function readText(repertoire: Repertoire | null, bytes: Uint8Array): Text {
  if (repertoire !== null && repertoire.encoding !== "us-ascii") return textIn(repertoire.encoding, bytes);
  const utf8 = textIn("utf-8", bytes);
  return utf8.outcome === "text" ? utf8 : textIn("iso-8859-1", bytes);
}

/** Notes the first character from an offset on that the declared repertoire has not. */
export function surveyRepertoire(
  text: string,
  from: number,
  repertoire: Repertoire | null,
  delimiters: Delimiters,
  places: Places,
  remarks: Remarks,
): void {
  if (repertoire === null) {
    const expected = "a syntax identifier of ISO 9735, such as UNOC";
    return remarks.noteOnce("edi-repertoire-unknown", () => ({ position: places.of(0, 1, 1), expected }));
  }
  const used = Object.values(delimiters)
    .filter((char) => char !== null)
    .map((char) => String.raw`\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  // Control characters below the space are refused elsewhere.
  const outside = new RegExp(String.raw`[^${repertoire.characters}${used.join("")}\0-\x1f\x7f]`, "g");
  outside.lastIndex = from;
  const found = outside.exec(text);
  if (found === null) return;
  const expected = `characters of ${repertoire.name}`;
  remarks.noteOnce("edi-repertoire", () => ({ position: places.at(found.index), expected }));
}
