import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../../schemas/duration.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { openStretches } from "../../calendar/open-stretches.ts";
import { later, type Sight, type Terms } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/**
 * When a flow that last carried something at `last` becomes silent. Only service hours count, and after a
 * closing the first exchange may take its full time from the opening, but not beyond the next closing.
 */
export function silentFrom(last: Temporal.Instant, { expected, hours }: Terms): Temporal.Instant | undefined {
  if (!expected.every) return undefined;
  const allowed = milliseconds(expected.every.within) + milliseconds(expected.every.grace);
  const quietFrom = last.epochMilliseconds;
  let left = allowed;
  for (const { from, until } of openStretches(hours, quietFrom)) {
    if (left > until - from) {
      left -= until - from;
      continue;
    }
    const afresh = from > quietFrom ? Math.min(from + allowed, until) : 0;
    return Temporal.Instant.fromEpochMilliseconds(Math.max(from + left, afresh));
  }
  return undefined;
}

/** A flow is silent when nothing came for longer than it may be quiet in its service hours. */
export function silent({ at, knownSince, lastReceived }: Sight, terms: Terms): Verdict {
  if (!terms.expected.every) return NOT_APPLICABLE;
  const last = later(knownSince, lastReceived);
  const due = silentFrom(last, terms);
  if (!due || Temporal.Instant.compare(at, due) < 0) return MOVING;
  return stalled(due, { last: lastReceived ? timestamp(lastReceived) : "never", due: timestamp(due) }, last);
}
