import { setTimeout as pause } from "node:timers/promises";

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 25;

/**
 * Hands the items to a batch call again while it leaves some unprocessed, with growing, jittered pauses;
 * returns what stayed unprocessed.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html#Programming.Errors.BatchOperations
 */
export async function untilProcessed<T>(
  items: readonly T[],
  call: (items: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  let left = items;
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt += 1) {
    if (attempt > 0) await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    left = await call(left);
  }
  return left;
}
