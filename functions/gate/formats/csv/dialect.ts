import type { CsvForm } from "../../../../schemas/csv.ts";
import { type Encoding, type Text, textIn } from "../text/encoding.ts";

const CANDIDATES = [",", ";", "\t", "|"];

/** The delimiter that stands most often in the first line, outside quotes; a comma where none does. */
export function delimiterOf(text: string, quote: CsvForm["quote"]): string {
  const [line = ""] = text.split(/\r|\n/, 1);
  const counts = new Map<string, number>();
  let quoted = false;
  for (const char of line) {
    if (char === quote) quoted = !quoted;
    else if (!quoted) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const count = (candidate: string) => counts.get(candidate) ?? 0;
  return CANDIDATES.toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

/** The encoding that bytes show: by their mark, by being UTF-8, else what Windows writes in western Europe. */
export function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly read: Text } {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  if (marked) return { encoding: marked, read: textIn(marked, bytes) };
  const utf8 = textIn("utf-8", bytes);
  if (utf8.outcome === "text") return { encoding: "utf-8", read: utf8 };
  return { encoding: "windows-1252", read: textIn("windows-1252", bytes) };
}
