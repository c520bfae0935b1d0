/** A part of a text, and what is to stand in its place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly written: string;
}

/** A text with other parts in place of some; undefined where two of these overlap. */
export function spliced(text: string, splices: readonly Splice[]): string | undefined {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, written } of splices.toSorted(
    (one, other) => one.from - other.from || one.to - other.to,
  )) {
    if (from < at) return undefined;
    parts.push(text.slice(at, from), written);
    at = to;
  }
  return [...parts, text.slice(at)].join("");
}
