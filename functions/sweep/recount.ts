import type { Temporal } from "temporal-polyfill";
import type { Signatures } from "../ports.ts";

/** What the recount reaches outside itself. */
export interface RecountPorts {
  readonly signatures: Pick<Signatures, "uncounted" | "recount">;
}

/** Longer than any function runs: whoever was about to change a count has done so by then, or broke off. */
const RESTS_MINUTES = 10;

/** So many in one sweep; the next one goes on. */
const RECOUNTS_MAX = 50;

/**
 * Counts the held exchanges of a signature anew once its count has rested: an exchange and the count of its signature
 * are two writes, and a crash between them, or a write that was tried twice, leaves the count wrong.
 *
 * @returns how many were counted
 */
export async function recountSignatures(
  now: Temporal.Instant,
  { signatures }: RecountPorts,
): Promise<number> {
  let looked = 0;
  let counted = 0;
  for await (const one of signatures.uncounted(now.subtract({ minutes: RESTS_MINUTES }))) {
    if ((await signatures.recount(one)) === "written") counted += 1;
    looked += 1;
    if (looked === RECOUNTS_MAX) break;
  }
  return counted;
}
