import type { IdocSegment } from "../../../../schemas/idoc-flat.ts";

/** What breaks the order or the hierarchy of segments, and the field that shows it. */
export interface Disorder {
  readonly field: "SEGNUM" | "PSGNUM" | "HLEVEL";
  readonly expected: string;
}

/** Follows the segments of one IDoc: numbers that ascend, parents that came before at a higher level. */
export class Hierarchy {
  readonly #levels = new Map<number, number>();
  #last = 0;

  /** What is wrong with the next segment; null where nothing is. What is left out is not judged. */
  next({ number, parent, level }: IdocSegment): Disorder | null {
    if (number === null) return null;
    if (number <= this.#last) return { field: "SEGNUM", expected: "segment numbers that ascend" };
    this.#last = number;
    this.#levels.set(number, level ?? 0);
    if (parent === null || parent === 0) return null;
    const above = parent === number ? undefined : this.#levels.get(parent);
    if (above === undefined) return { field: "PSGNUM", expected: "the number of a segment before" };
    if (level !== null && level <= above) return { field: "HLEVEL", expected: "a level below the parent's" };
    return null;
  }
}
