import { Temporal } from "temporal-polyfill";
import type { Pulse } from "../../schemas/pulse.ts";
import type { StallKind } from "../../schemas/stall-kind.ts";
import type { Happening } from "./hysteresis.ts";
import { longestWindow } from "./look.ts";
import type { Terms } from "./rules/sight.ts";
import { firstState, judge } from "./stall.ts";

/** A call that an expectation would have led to. */
export interface TriedCall {
  readonly kind: StallKind;
  readonly openedAt: Temporal.Instant;
  /** Undefined where it would still be open. */
  readonly clearedAt: Temporal.Instant | undefined;
}

/** Which flow is tried, over which minutes, and when a relapse belongs to the same call. */
export interface Trial {
  readonly flow: string;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly terms: Terms;
  readonly reopenWithin: Temporal.DurationLike;
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

/** The calls with one more change of a stall; a relapse within reach goes on with the call before. */
function withHappening(
  calls: readonly TriedCall[],
  { type, kind, at }: Happening,
  reopenWithin: Temporal.DurationLike,
): readonly TriedCall[] {
  if (type === "explained") return calls;
  const index = calls.findLastIndex((call) => call.kind === kind);
  const last = calls[index];
  if (type === "cleared") return last ? calls.with(index, { ...last, clearedAt: at }) : calls;
  const goesOn = last?.clearedAt && !isBefore(last.clearedAt.add(reopenWithin), at);
  return goesOn
    ? calls.with(index, { ...last, clearedAt: undefined })
    : [...calls, { kind, openedAt: at, clearedAt: undefined }];
}

/**
 * The calls that an expectation would have led to on a flow's own traffic, judged minute by minute as the
 * sweep does. The depths of queues are not kept, so that what is told from them is not tried.
 *
 * @param pulses of the minutes from where the longest window before `from` begins, oldest first
 */
export function trial(
  pulses: readonly Pulse[],
  { flow, from, until, terms, reopenWithin }: Trial,
): readonly TriedCall[] {
  const window = longestWindow(terms.expected);
  const surroundings = {
    mode: "live" as const,
    settles: new Temporal.Duration(),
    applicationDown: undefined,
    maintenanceAt: () => undefined,
    pausedAt: () => undefined,
  };
  let state = firstState({ type: "flow", id: flow }, from);
  let calls: readonly TriedCall[] = [];
  let first = 0;
  let end = 0;
  for (let at = from.add({ minutes: 1 }); !isBefore(until, at); at = at.add({ minutes: 1 })) {
    const begins = at.subtract({ milliseconds: window });
    for (let pulse = pulses[end]; pulse && isBefore(pulse.minute, at); pulse = pulses[end]) end += 1;
    for (let pulse = pulses[first]; pulse && isBefore(pulse.minute, begins); pulse = pulses[first])
      first += 1;
    const look = { at, pulses: pulses.slice(first, end), depth: undefined };
    const judged = judge(state, look, terms, surroundings);
    state = judged.state;
    for (const happening of judged.happenings) calls = withHappening(calls, happening, reopenWithin);
  }
  return calls;
}
