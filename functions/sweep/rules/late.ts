import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../../schemas/duration.ts";
import type { By } from "../../../schemas/expectation.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { dueAfter } from "../../calendar/due.ts";
import type { Sight, Terms } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

const grace = ({ grace }: By) => ({ milliseconds: milliseconds(grace) });
const opens = ({ opens }: By) => ({ milliseconds: milliseconds(opens) });

/**
 * Of one due time, the last that has passed with its grace at `at`, found by walking on from the one that
 * passed before, or from when the flow became known.
 */
export function lastPassed(
  by: By,
  zone: string,
  from: Temporal.Instant,
  at: Temporal.Instant,
): Temporal.Instant | null {
  let passed: Temporal.Instant | null = null;
  for (const due of dueAfter(by.cron, by.zone ?? zone, from)) {
    if (Temporal.Instant.compare(due.add(grace(by)), at) > 0) break;
    passed = due;
  }
  return passed;
}

/**
 * A flow is late when a due time has passed with its grace and nothing was forwarded since its window opened.
 * What comes before that window belongs to an earlier due time; what comes after the grace still ends it.
 */
export function late({ at, lastDue, lastForwarded }: Sight, { expected }: Terms): Verdict {
  if (expected.by.length === 0) return NOT_APPLICABLE;
  for (const [index, by] of expected.by.entries()) {
    const due = lastDue[index];
    if (!due) continue;
    const opened = due.subtract(opens(by));
    if (lastForwarded && Temporal.Instant.compare(lastForwarded, opened) >= 0) continue;
    const since = due.add(grace(by));
    if (Temporal.Instant.compare(since, at) > 0) continue;
    const evidence = { due: timestamp(due), last: lastForwarded ? timestamp(lastForwarded) : "never" };
    return stalled(since, evidence, due);
  }
  return MOVING;
}
