import { Temporal } from "temporal-polyfill";
import type { ServiceHours } from "../../schemas/calendar.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { StallKind } from "../../schemas/stall-kind.ts";
import { businessTimeBetween } from "../calendar/business-time.ts";

/** What keeps a flow from carrying; unusual volume or a certificate that will expire does not. */
const DOWN: readonly Incident["kind"][] = [
  "silent",
  "late",
  "backlogged",
  "consumer-dead",
  "failing",
  "unacknowledged",
  "unreachable",
  "gate-failure",
] satisfies readonly StallKind[];

/** A stretch of time, its end excluded. */
interface Stretch {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? b : a);
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b);

/** Stretches in order of time, with those made one that touch. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))) {
    const before = whole.at(-1);
    if (before && Temporal.Instant.compare(stretch.from, before.until) <= 0)
      whole[whole.length - 1] = { from: before.from, until: later(before.until, stretch.until) };
    else whole.push(stretch);
  }
  return whole;
}

/**
 * The share of its service hours in which a flow was not known to be down, from 0 to 1: down from when the trouble
 * began until it was resolved, but for what was a false call or planned. Null where no hours lie in the time.
 */
export function availability(
  flow: string,
  hours: ServiceHours,
  { from, until }: Stretch,
  incidents: readonly Incident[],
): number | null {
  const expected = businessTimeBetween(hours, from, until);
  if (expected === 0) return null;
  const down = incidents
    .filter(({ mode, kind, flows, resolution }) => {
      const isReal = resolution === undefined || resolution.verdict === "real";
      return mode === "live" && DOWN.includes(kind) && flows.includes(flow) && isReal;
    })
    .map(({ since, resolvedAt }) => ({
      from: later(since, from),
      until: earlier(resolvedAt ?? until, until),
    }))
    .filter((stretch) => Temporal.Instant.compare(stretch.from, stretch.until) < 0);
  const lost = merged(down).reduce(
    (sum, stretch) => sum + businessTimeBetween(hours, stretch.from, stretch.until),
    0,
  );
  return 1 - lost / expected;
}
