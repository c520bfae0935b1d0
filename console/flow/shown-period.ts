import type { Temporal } from "temporal-polyfill";

/** What of the past a chart shows. */
export const PERIODS = ["day", "week"] as const;
export type Period = (typeof PERIODS)[number];

const HOURS: Readonly<Record<Period, number>> = { day: 24, week: 7 * 24 };

/** From when until when a period reaches: to the end of the present minute, so that it stays the same within it. */
export function stretchOf(period: Period, now: Temporal.Instant) {
  const until = now.round({ smallestUnit: "minute", roundingMode: "ceil" });
  return { from: until.subtract({ hours: HOURS[period] }).toString(), until: until.toString() };
}

/** How many exchanges an hour a volume over some minutes comes to. */
export function perHour(count: number, minutes: number): number {
  return (count * 60) / minutes;
}
