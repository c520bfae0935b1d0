import { type Opening, refusedAt, UNUSABLE_SEPARATOR } from "../edi/opening.ts";

/** The lengths of ISA01 to ISA16, all of them fixed (X12.5, ISA). */
const LENGTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

/** Reads the ISA at an offset: by its fixed lengths (X12.5), and the delimiters that it shows (X12.6). */
export function openingAt(text: string, start: number): Opening {
  if (!text.startsWith("ISA", start)) {
    const code = "ISA".startsWith(text.slice(start)) ? "edi-truncated" : "edi-no-interchange";
    return refusedAt(start, code, "ISA at the start of the interchange");
  }
  const element = text.charAt(start + 3);
  const values: string[] = [];
  let at = start + 3;
  for (const [index, length] of LENGTHS.entries()) {
    const value = text.slice(at + 1, at + 1 + length);
    // ISA16, the component separator, may not be the element separator: that is told below.
    const isBroken = text.charAt(at) !== element || (index < 15 && value.includes(element));
    if (at < text.length && isBroken) return refusedAt(at, "x12-fixed-length", lengthOf(index));
    if (value.length < length) return refusedAt(text.length, "edi-truncated", "sixteen elements of ISA");
    values.push(value);
    at += 1 + length;
  }
  const terminator = text.charAt(at);
  if (terminator === "") return refusedAt(text.length, "edi-truncated", "a segment terminator after ISA16");
  const [component = ""] = values.slice(15);
  const used = [element, component, terminator];
  if (new Set(used).size < used.length || used.some((char) => UNUSABLE_SEPARATOR.test(char))) {
    return refusedAt(at - 1, "edi-separators", "three different signs for the separators");
  }
  const delimiters = { component, element, repetition: repetition(values, used), release: null, terminator };
  const segment = { tag: "ISA", elements: values.map((value) => [value]) };
  const header = { segment, start, end: at, delimiters };
  return { outcome: "opened", delimiters, header, from: at + 1, identifier: "" };
}

/** ISA11 names the repetition separator from version 00402 on; before, it named a standard: U. */
function repetition(values: readonly string[], used: readonly string[]): string | null {
  const [separator = "", version = ""] = values.slice(10);
  if (version < "00402" || UNUSABLE_SEPARATOR.test(separator) || used.includes(separator)) return null;
  return separator;
}

function lengthOf(index: number): string {
  return `ISA${String(index + 1).padStart(2, "0")} of ${LENGTHS[index]} characters, as all of ISA`;
}
