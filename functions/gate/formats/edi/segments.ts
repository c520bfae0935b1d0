import type { EdiSegment } from "../../../../schemas/edi-segment.ts";

/** The characters that structure an interchange; null where it uses none. */
export interface Delimiters {
  readonly component: string;
  readonly element: string;
  readonly repetition: string | null;
  readonly release: string | null;
  readonly terminator: string;
}

/** A segment and where it stands in the text: `end` is the offset of its terminator. */
export interface Placed {
  readonly segment: EdiSegment;
  readonly start: number;
  readonly end: number;
  readonly delimiters: Delimiters;
}

/** Longer than any segment of the directories, a free text of 64 KiB included. */
export const SEGMENT_LENGTH_MAX = 131_072;

/** How much memory segments take: each as much as eight components. */
const WEIGHT_OF_SEGMENT = 8;

function weightOf({ elements, repeated = [] }: EdiSegment): number {
  let weight = WEIGHT_OF_SEGMENT;
  for (const components of elements) weight += components.length;
  for (const { components } of repeated) weight += components.length;
  return weight;
}

/** Segments of a text, and why cutting ended before the last one; null where it did not. */
interface CutSegments {
  readonly placed: readonly Placed[];
  /** Where the text begins that is not cut. */
  readonly rest: number;
  readonly stopped: "segment-length" | "weight" | null;
}

/**
 * Cuts a text into segments from an offset on, up to the one of the name `last`, each into elements and
 * components. Linear; bounded in memory.
 *
 * @param budget the weight that the segments may have, about a component each
 */
export function cutSegments(
  text: string,
  from: number,
  delimiters: Delimiters,
  last: string,
  budget: number,
): CutSegments {
  const placed: Placed[] = [];
  let rest = from;
  for (let weight = 0; weight <= budget;) {
    const start = skipSpacing(text, rest);
    const end = unreleased(text, delimiters.terminator, start, delimiters.release);
    if (end === -1) return { placed, rest: start, stopped: null };
    if (end - start > SEGMENT_LENGTH_MAX) return { placed, rest: start, stopped: "segment-length" };
    const segment = segmentOf(text.slice(start, end), delimiters);
    placed.push({ segment, start, end, delimiters });
    rest = end + 1;
    if (segment.tag === last) return { placed, rest, stopped: null };
    weight += weightOf(segment);
  }
  return { placed, rest, stopped: "weight" };
}

/** A segment of its text without the terminator. */
export function segmentOf(text: string, delimiters: Delimiters): EdiSegment {
  const { component, element, repetition, release } = delimiters;
  const [name = "", ...elements] = split(text, element, release);
  const repeated: NonNullable<EdiSegment["repeated"]> = [];
  const components = (part: string) =>
    split(part, component, release).map((value) => literal(value, release));
  const first = elements.map((text, index) => {
    if (repetition === null || !text.includes(repetition)) return components(text);
    const [head = "", ...further] = split(text, repetition, release);
    for (const again of further) repeated.push({ element: index + 1, components: components(again) });
    return components(head);
  });
  // ISO 9735-1 allows indicators of nesting as components of the tag.
  const tag = split(name, component, release)[0] ?? "";
  return repeated.length > 0 ? { tag, elements: first, repeated } : { tag, elements: first };
}

/** Where in a text an element, and a component of it, of the segment at `start` stands. */
export function offsetOf(
  text: string,
  { start, end, delimiters }: Placed,
  element: number,
  component: number,
): number {
  const { release } = delimiters;
  let at = start;
  for (let left = element; left > 0; left--) {
    const next = unreleased(text, delimiters.element, at, release);
    if (next === -1 || next >= end) return at;
    at = next + 1;
  }
  for (let left = component - 1; left > 0; left--) {
    const next = unreleased(text, delimiters.component, at, release);
    if (next === -1 || next >= end) return at;
    at = next + 1;
  }
  return at;
}

/** Past the blanks and line breaks that start at an offset. */
export function skipSpacing(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \r\n\t".includes(text.charAt(at))) at++;
  return at;
}

/** Where a delimiter next stands that is not released; -1 where it does not. */
function unreleased(text: string, delimiter: string, from: number, release: string | null): number {
  let at = text.indexOf(delimiter, from);
  if (release === null) return at;
  while (at !== -1 && isReleased(text, at, from, release)) at = text.indexOf(delimiter, at + 1);
  return at;
}

/** A delimiter is data when an odd number of release characters stands before it. */
function isReleased(text: string, at: number, from: number, release: string): boolean {
  let before = at - 1;
  while (before >= from && text.charAt(before) === release) before--;
  return (at - before) % 2 === 0;
}

function split(text: string, delimiter: string, release: string | null): string[] {
  if (release === null || !text.includes(release)) return text.split(delimiter);
  const parts: string[] = [];
  let start = 0;
  for (;;) {
    const end = unreleased(text, delimiter, start, release);
    if (end === -1) break;
    parts.push(text.slice(start, end));
    start = end + 1;
  }
  parts.push(text.slice(start));
  return parts;
}

function literal(text: string, release: string | null): string {
  if (release === null || !text.includes(release)) return text;
  let plain = "";
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === release) at++;
    plain += text.charAt(at);
  }
  return plain;
}
