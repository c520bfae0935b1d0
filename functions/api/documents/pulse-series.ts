import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { showPulses } from "../../../schemas/api/flow-operations.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { type Pulse, PulseCounts } from "../../../schemas/pulse.ts";

type Step = z.output<typeof showPulses.query>["step"];
type Point = z.output<typeof showPulses.answer>["items"][number];

/** When the step of a zone's clock begins in which an instant lies. */
function beginning(at: Temporal.Instant, step: Step, zone: string): Temporal.Instant {
  const local = at.toZonedDateTimeISO(zone);
  return (
    step === "day" ? local.startOfDay() : local.round({ smallestUnit: step, roundingMode: "floor" })
  ).toInstant();
}

/** What a flow's minutes add up to in each step of a zone's clock; a step without any is left out. */
export function pulseSeries(pulses: readonly Pulse[], step: Step, zone: string): readonly Point[] {
  const sums = new Map<number, PulseCounts>();
  for (const { minute, ...counts } of pulses) {
    const key = beginning(minute, step, zone).epochMilliseconds;
    const sum = sums.get(key) ?? PulseCounts.parse({});
    sums.set(key, {
      received: sum.received + counts.received,
      forwarded: sum.forwarded + counts.forwarded,
      quarantined: sum.quarantined + counts.quarantined,
      duplicate: sum.duplicate + counts.duplicate,
      behind: sum.behind + counts.behind,
      acknowledged: sum.acknowledged + counts.acknowledged,
      gateFailures: sum.gateFailures + counts.gateFailures,
      observed: sum.observed + counts.observed,
      turnedAway: sum.turnedAway + counts.turnedAway,
      bypassed: sum.bypassed + counts.bypassed,
    });
  }
  return [...sums].map(([ms, counts]) => ({
    at: offsetTime(Temporal.Instant.fromEpochMilliseconds(ms), zone),
    ...counts,
  }));
}
