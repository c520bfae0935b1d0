import { catalogue } from "../schemas/catalogue.ts";
import { type Breach, businessRule } from "../schemas/contract.ts";
import type { EdiSegment } from "../schemas/edi-segment.ts";

/** A segment whose place a contract states: how often it comes at least and at most. */
export interface StatedSegment {
  readonly tag: string;
  readonly least: number;
  readonly most: number;
}

/** A segment that comes once. */
export const one = (tag: string): StatedSegment => ({ tag, least: 1, most: 1 });

/** A segment that comes once or not at all. */
export const optional = (tag: string): StatedSegment => ({ tag, least: 0, most: 1 });

/** A segment that comes at least once. */
export const several = (tag: string): StatedSegment => ({ tag, least: 1, most: Infinity });

/** A segment that comes any number of times. */
export const any = (tag: string): StatedSegment => ({ tag, least: 0, most: Infinity });

interface Message {
  readonly segments: readonly EdiSegment[];
}

/**
 * The order of a message's segments, as far as it is stated: each stated segment as often as it may come, and
 * all of one before the first of the next. The first stated one opens the message; others may stand between.
 */
export function segmentOrder(stated: readonly StatedSegment[]) {
  return businessRule<Message>(({ segments }) => orderBreach(segments, stated));
}

function orderBreach(segments: readonly EdiSegment[], stated: readonly StatedSegment[]): Breach | undefined {
  const [opening] = stated;
  if (opening && segments[0]?.tag !== opening.tag) return breach(0, `${opening.tag} first`);
  const counts = new Map<string, number>();
  let reached = 0;
  for (const [index, { tag }] of segments.entries()) {
    const rank = stated.findIndex((each) => each.tag === tag);
    const found = stated[rank];
    if (!found) continue;
    if (rank < reached) return breach(index, `${tag} before ${stated[reached]?.tag}`);
    reached = rank;
    const count = (counts.get(tag) ?? 0) + 1;
    if (count > found.most) return breach(index, `${tag} ${found.most} time`);
    counts.set(tag, count);
  }
  const missing = stated.find(({ tag, least }) => (counts.get(tag) ?? 0) < least);
  return missing && breach(segments.length, `${missing.tag} at least ${missing.least} time`);
}

function breach(index: number, expected: string): Breach {
  const code = "edi-segment-order";
  return { code, message: catalogue[code], expected, path: ["segments", index] };
}
