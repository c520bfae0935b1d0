import { Temporal } from "temporal-polyfill";
import type { ServiceHours } from "../../schemas/calendar.ts";
import { milliseconds } from "../../schemas/duration.ts";
import type { ServiceLevel } from "../../schemas/service-level.ts";
import { addBusinessTime, businessTimeBetween } from "../calendar/business-time.ts";

/** From which share of its budget on a clock warns. */
const WARNING_SHARE = 0.75;

/** A stretch of waiting for the client or a third party; it goes on where it has no end. */
interface Waiting {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | undefined;
}

/** What happened to an incident, as far as its clocks ask. */
interface IncidentEvents {
  readonly openedAt: Temporal.Instant;
  readonly acknowledgedAt: Temporal.Instant | undefined;
  readonly resolvedAt: Temporal.Instant | undefined;
  readonly waiting: readonly Waiting[];
}

/** How far a clock has run, in milliseconds of business time. */
interface SlaClock {
  /** `met`: stopped before its budget was used up; `breached`: it was used up, stopped since or not. */
  readonly state: "running" | "paused" | "met" | "breached";
  readonly budget: number;
  readonly elapsed: number;
  /** Zero once it is breached. */
  readonly remaining: number;
  /** When 75 % are used up, by what is known now; undefined while waiting without an end keeps it open. */
  readonly warnAt: Temporal.Instant | undefined;
  /** When all is used up, likewise; what is done at this instant is too late. */
  readonly dueAt: Temporal.Instant | undefined;
  /** When 75 % and all were used up, where they were. */
  readonly warnedAt: Temporal.Instant | undefined;
  readonly breachedAt: Temporal.Instant | undefined;
}

/** A stretch in which a clock runs; without an end it goes on. */
interface Run {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | undefined;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
const later = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? b : a);
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(b, a) ? b : a);

/** The stretches outside all waiting, in order; stretches of waiting may overlap. */
function runsOutside(waiting: readonly Waiting[], openedAt: Temporal.Instant): readonly Run[] {
  const runs: Run[] = [];
  let from = openedAt;
  for (const wait of waiting.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))) {
    if (isBefore(from, wait.from)) runs.push({ from, until: wait.from });
    if (!wait.until) return runs;
    from = later(from, later(wait.from, wait.until));
  }
  return [...runs, { from, until: undefined }];
}

/** When so much business time, more than none, has passed in the runs. */
function reachedAt(hours: ServiceHours, runs: readonly Run[], amount: number): Temporal.Instant | undefined {
  let missing = amount;
  for (const { from, until } of runs) {
    const passed = until ? businessTimeBetween(hours, from, until) : Number.POSITIVE_INFINITY;
    if (missing <= passed) return addBusinessTime(hours, from, missing);
    missing -= passed;
  }
  return undefined;
}

function passedBy(hours: ServiceHours, runs: readonly Run[], end: Temporal.Instant): number {
  return runs.reduce(
    (sum, { from, until }) => sum + businessTimeBetween(hours, from, until ? earlier(until, end) : end),
    0,
  );
}

/** One clock: what it has to run, in which stretches, and when it was stopped. */
interface Timed {
  readonly hours: ServiceHours;
  readonly budget: number;
  readonly runs: readonly Run[];
  readonly stoppedAt: Temporal.Instant | undefined;
  readonly waits: boolean;
}

function clock({ hours, budget, runs, stoppedAt, waits }: Timed, now: Temporal.Instant): SlaClock {
  const stopped = stoppedAt !== undefined && !isBefore(now, stoppedAt);
  const elapsed = passedBy(hours, runs, stopped ? stoppedAt : now);
  const warning = Math.round(budget * WARNING_SHARE);
  const warnAt = reachedAt(hours, runs, warning);
  const dueAt = reachedAt(hours, runs, budget);
  const breached = elapsed >= budget;
  const unbroken = stopped ? "met" : waits ? "paused" : "running";
  return {
    state: breached ? "breached" : unbroken,
    budget,
    elapsed,
    remaining: Math.max(0, budget - elapsed),
    warnAt,
    dueAt,
    warnedAt: elapsed >= warning ? warnAt : undefined,
    breachedAt: breached ? dueAt : undefined,
  };
}

/**
 * The clocks of an incident under a service level, from what happened to it: nothing of them is stored,
 * so that another priority keeps what has elapsed and what was waited. Waiting pauses the clock of
 * resolving alone, and for business time alone; resolving stops the clock of acknowledging as well.
 */
export function slaClocks(
  { openedAt, acknowledgedAt, resolvedAt, waiting }: IncidentEvents,
  { hours, acknowledge, resolve }: Pick<ServiceLevel, "hours" | "acknowledge" | "resolve">,
  now: Temporal.Instant,
): { readonly acknowledge: SlaClock; readonly resolve: SlaClock } {
  const ended = waiting.map(({ from, until }) => ({ from, until: until ?? resolvedAt }));
  const answers = [acknowledgedAt, resolvedAt].filter((at) => at !== undefined);
  return {
    acknowledge: clock(
      {
        hours,
        budget: milliseconds(acknowledge),
        runs: [{ from: openedAt, until: undefined }],
        stoppedAt: answers.length > 0 ? answers.reduce(earlier) : undefined,
        waits: false,
      },
      now,
    ),
    resolve: clock(
      {
        hours,
        budget: milliseconds(resolve),
        runs: runsOutside(ended, openedAt),
        stoppedAt: resolvedAt,
        waits: ended.some(({ from, until }) => !isBefore(now, from) && (!until || isBefore(now, until))),
      },
      now,
    ),
  };
}
