import type { Remarks } from "../text/remarks.ts";
import type { Places } from "./places.ts";
import type { Placed } from "./segments.ts";

/** Longer than any data element of the directories, a free text of 32 KiB included. */
const ELEMENT_LENGTH_MAX = 65_536;

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\0-\x1f\x7f]/g;

/** What concerns every segment alike: its tag, its length, control characters in it, what stands before it. */
export function surveySegments(
  text: string,
  placed: readonly Placed[],
  tag: RegExp,
  places: Places,
  remarks: Remarks,
): void {
  placed.forEach(({ segment, start, end, delimiters }, index) => {
    if (remarks.full) return;
    const before = placed[index - 1];
    if (before && start > before.end + 1) {
      const position = places.at(before.end + 1);
      const expected = "no line break or blank between segments";
      remarks.noteOnce("edi-spacing", () => ({ position, expected }));
    }
    if (!tag.test(segment.tag)) {
      remarks.error("edi-segment-tag", { position: places.of(index), expected: "the name of a segment" });
    }
    const control = controlIn(text.slice(start, end), Object.values(delimiters));
    if (control !== -1) {
      const position = places.at(start + control);
      remarks.error("text-control-character", { position, expected: "a printable character" });
    }
    if (end - start <= ELEMENT_LENGTH_MAX) return;
    const element = segment.elements.findIndex((parts) => parts.join(" ").length > ELEMENT_LENGTH_MAX);
    if (element === -1) return;
    const expected = `at most ${ELEMENT_LENGTH_MAX} characters`;
    remarks.error("edi-element-length", { position: places.of(index, element + 1), expected });
  });
}

function controlIn(text: string, separators: readonly (string | null)[]): number {
  for (const { 0: char, index } of text.matchAll(CONTROL)) if (!separators.includes(char)) return index;
  return -1;
}
