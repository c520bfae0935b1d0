import { Temporal } from "temporal-polyfill";
import type { Pulse } from "../../schemas/pulse.ts";
import type { QueueDepth, WatchState } from "../../schemas/watch-state.ts";
import { counted } from "./rules/sight.ts";

/** The queues of a flow at an instant. */
export type Depth = NonNullable<WatchState["depth"]>;

/** The pulse of a minute may still grow for so long after its end, while gates end their batches. */
const PULSE_SETTLES_MINUTES = 2;

const total = ({ waiting, inFlight }: QueueDepth) => waiting + inFlight;

const minuteOf = (at: Temporal.Instant) => at.round({ smallestUnit: "minute", roundingMode: "floor" });

/**
 * Since when messages have waited in the target queue and none was taken. SQS tells no age, and its metric
 * leaves out what was received three times, so what was taken is reckoned: what was forwarded, less what the
 * queue grew by. Only forwards of minutes that have surely ended are counted, so that a dead consumer never
 * seems to take something.
 */
export function untakenAfter(
  before: WatchState["untaken"],
  depth: Depth,
  pulses: readonly Pulse[],
): WatchState["untaken"] {
  const { at, target } = depth;
  if (target.waiting === 0) return undefined;
  const started = { since: at, messages: total(target), forwarded: 0, countedUntil: minuteOf(at) };
  if (!before) return started;
  const settled = minuteOf(at).subtract({ minutes: PULSE_SETTLES_MINUTES });
  const goesOn = Temporal.Instant.compare(settled, before.countedUntil) > 0;
  const countedUntil = goesOn ? settled : before.countedUntil;
  const forwarded = before.forwarded + counted(pulses, before.countedUntil, countedUntil).forwarded;
  const taken = forwarded - (total(target) - before.messages);
  return taken > 0 ? started : { ...before, forwarded, countedUntil };
}
