import pMap from "p-map";
import type { Journal } from "../ports.ts";
import { type Answering, type AnswerWay, matchesOf } from "./note-answers.ts";

/** An answer may come moments before the entry of what it answers is written: it is looked for again after so many milliseconds. */
const WAITS = [250, 750, 2000];

const CONCURRENT_MESSAGES = 8;

/** What looking for answered exchanges reaches outside itself. */
export interface UnmatchedPorts {
  readonly journal: Pick<Journal, "find" | "look">;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Of messages that answer exchanges, those that answer none which is known. */
export async function unmatchedOf<One extends Answering>(
  way: AnswerWay,
  answering: readonly One[],
  { journal, pause }: UnmatchedPorts,
): Promise<readonly One[]> {
  const unmatched = async (several: readonly One[]) => {
    const matches = await pMap(several, (one) => matchesOf(way, one, journal), {
      concurrency: CONCURRENT_MESSAGES,
    });
    return several.filter((_, index) => matches[index]?.length === 0);
  };
  const telling = way.answersTo.length === 0 ? [] : answering.filter(({ answers }) => answers.length > 0);
  let left = await unmatched(telling);
  for (const wait of WAITS) {
    if (left.length === 0) break;
    await pause(wait);
    left = await unmatched(left);
  }
  return left;
}
