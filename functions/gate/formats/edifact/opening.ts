import { type Opening, refusedAt, UNUSABLE_SEPARATOR } from "../edi/opening.ts";
import { type Delimiters, skipSpacing } from "../edi/segments.ts";

const LEVEL_A = { component: ":", element: "+", release: "?", terminator: "'" };
/** The information separators that ISO 9735:1988 section 5.2 gives to level B. */
const LEVEL_B = { component: "\x1f", element: "\x1d", release: null, terminator: "\x1c" };

/**
 * Reads the service string advice, if any, and as much of the UNB as tells how to read the rest (ISO
 * 9735-1:2002 sections 7 and 8).
 *
 * @param start where the interchange begins; up to the UNB all is ASCII, whatever the encoding
 */
export function openingAt(text: string, start: number): Opening {
  if (!text.startsWith("UNA", start)) {
    const base = text.charAt(start + 3) === LEVEL_B.element ? LEVEL_B : LEVEL_A;
    return opened(text, start, { ...base, repetition: "*" });
  }
  if (text.length < start + 9) return refusedAt(text.length, "edi-truncated", "six characters after UNA");
  const [component = "", element = "", , release = "", reserved = "", terminator = ""] = text.slice(
    start + 3,
  );
  const delimiters = {
    component,
    element,
    release: release === " " ? null : release,
    repetition: reserved === " " ? null : reserved,
    terminator,
  };
  const used = [component, element, terminator, ...(release === " " ? [] : [release])];
  if (new Set(used).size < used.length || used.some((char) => UNUSABLE_SEPARATOR.test(char))) {
    return refusedAt(start + 3, "edi-separators", "four different signs for the separators in UNA");
  }
  return opened(text, skipSpacing(text, start + 9), delimiters);
}

function opened(text: string, from: number, delimiters: Delimiters): Opening {
  const { component, element } = delimiters;
  if (!text.startsWith(`UNB${element}`, from)) {
    const cut = `UNB${element}`.startsWith(text.slice(from));
    const code = cut ? "edi-truncated" : "edi-no-interchange";
    return refusedAt(from, code, `UNB${printable(element)} at the start of the interchange`);
  }
  const [identifier = "", version = ""] = text.slice(from + 4, from + 11).split(component);
  // Before syntax version 4 elements were not repeated, and UNA kept a place in reserve.
  const repeats = version.startsWith("4") && !UNUSABLE_SEPARATOR.test(delimiters.repetition ?? "");
  const repetition = repeats ? delimiters.repetition : null;
  return { outcome: "opened", from, header: null, identifier, delimiters: { ...delimiters, repetition } };
}

function printable(element: string): string {
  return element < " " ? "" : element;
}
