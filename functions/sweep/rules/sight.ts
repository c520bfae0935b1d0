import { Temporal } from "temporal-polyfill";
import type { ServiceHours } from "../../../schemas/calendar.ts";
import type { Expected } from "../../../schemas/expectation.ts";
import type { Pulse, PulseCounts } from "../../../schemas/pulse.ts";
import type { WatchState } from "../../../schemas/watch-state.ts";

/** What is expected of a flow, with the names in it resolved. */
export interface Terms {
  readonly expected: Expected;
  /** The service hours. */
  readonly hours: ServiceHours;
  /** The zone of due times that name none. */
  readonly zone: string;
}

/** What is known of a flow at one whole minute; the pulses are those of minutes before it. */
export interface Sight extends Pick<
  WatchState,
  "knownSince" | "lastReceived" | "lastForwarded" | "lastDue" | "depth" | "untaken"
> {
  readonly at: Temporal.Instant;
  readonly pulses: readonly Pulse[];
}

const NOTHING: PulseCounts = {
  received: 0,
  forwarded: 0,
  quarantined: 0,
  duplicate: 0,
  behind: 0,
  acknowledged: 0,
  gateFailures: 0,
  observed: 0,
  turnedAway: 0,
  bypassed: 0,
};

/** The counts of the minutes from an instant until before another. */
export function counted(
  pulses: readonly Pulse[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): PulseCounts {
  const sum = { ...NOTHING };
  for (const pulse of pulses) {
    if (Temporal.Instant.compare(pulse.minute, from) < 0) continue;
    if (Temporal.Instant.compare(pulse.minute, until) >= 0) continue;
    sum.received += pulse.received;
    sum.forwarded += pulse.forwarded;
    sum.quarantined += pulse.quarantined;
    sum.duplicate += pulse.duplicate;
    sum.behind += pulse.behind;
    sum.acknowledged += pulse.acknowledged;
    sum.gateFailures += pulse.gateFailures;
    sum.observed += pulse.observed;
    sum.turnedAway += pulse.turnedAway;
    sum.bypassed += pulse.bypassed;
  }
  return sum;
}

/** The later of two instants, where the second is known. */
export function later(one: Temporal.Instant, other: Temporal.Instant | undefined): Temporal.Instant {
  return other && Temporal.Instant.compare(other, one) > 0 ? other : one;
}
