import { catalogue } from "../schemas/catalogue.ts";
import { businessRule } from "../schemas/contract.ts";
import { componentOf, type EdiSegment } from "../schemas/edi-segment.ts";

/** Where a message states how many lines it has, and which segment each of them begins with. */
interface LineCount {
  readonly line: string;
  /** The count that a segment states; null for any other segment. */
  readonly statedBy: (segment: EdiSegment) => string | null;
}

/** Holds a message to the number of lines that it states at its end, if it does. */
export function lineCount({ line, statedBy }: LineCount) {
  return businessRule<{ readonly segments: readonly EdiSegment[] }>(({ segments }) => {
    const lines = segments.filter(({ tag }) => tag === line).length;
    const wrong = segments.findIndex((segment) => {
      const stated = statedBy(segment);
      return stated !== null && Number(stated) !== lines;
    });
    if (wrong === -1) return undefined;
    const code = "edi-line-count";
    return { code, message: catalogue[code], expected: `${lines} lines`, path: ["segments", wrong] };
  });
}

/** CNT with qualifier 2, the number of line items of an EDIFACT message (data element 6069). */
export function edifactLines(segment: EdiSegment): string | null {
  return segment.tag === "CNT" && componentOf(segment, 1, 1) === "2" ? componentOf(segment, 1, 2) : null;
}

/** CTT01, the number of line items of an X12 transaction set. */
export function x12Lines(segment: EdiSegment): string | null {
  return segment.tag === "CTT" ? componentOf(segment, 1) : null;
}
