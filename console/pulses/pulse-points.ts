import { Temporal } from "temporal-polyfill";

/** What a chart takes of a step of a series. */
interface Counted {
  readonly at: string;
  readonly received?: number | undefined;
  readonly quarantined?: number | undefined;
}

/** One point of a chart. */
export interface PulsePoint {
  readonly at: Date;
  readonly received: number;
  readonly held: number;
}

export type PulseStep = "hour" | "day";

/** When the step of a zone's clock begins in which an instant lies. */
function beginning(at: Temporal.Instant, step: PulseStep, zone: string): Temporal.ZonedDateTime {
  const local = at.toZonedDateTimeISO(zone);
  return step === "day" ? local.startOfDay() : local.round({ smallestUnit: "hour", roundingMode: "floor" });
}

/** A point for each step from one instant until another: what is not in the series is nothing. */
export function pulsePoints(
  series: readonly Counted[],
  {
    from,
    until,
    step,
    zone,
  }: { readonly from: string; readonly until: string; readonly step: PulseStep; readonly zone: string },
): readonly PulsePoint[] {
  const known = new Map(series.map((one) => [Temporal.Instant.from(one.at).epochMilliseconds, one]));
  const end = Temporal.Instant.from(until);
  const points: PulsePoint[] = [];
  let at = beginning(Temporal.Instant.from(from), step, zone);
  while (Temporal.Instant.compare(at.toInstant(), end) < 0) {
    const counted = known.get(at.epochMilliseconds);
    points.push({
      at: new Date(at.epochMilliseconds),
      received: counted?.received ?? 0,
      held: counted?.quarantined ?? 0,
    });
    at = at.add(step === "day" ? { days: 1 } : { hours: 1 });
  }
  return points;
}

/** Of what was received at some points, the share that was held, from 0 to 1; undefined where nothing was. */
export function shareHeld(points: readonly Pick<PulsePoint, "received" | "held">[]): number | undefined {
  const received = points.reduce((sum, point) => sum + point.received, 0);
  const held = points.reduce((sum, point) => sum + point.held, 0);
  return received === 0 ? undefined : Math.min(held / received, 1);
}
