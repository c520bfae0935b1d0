import { Temporal } from "temporal-polyfill";

/** Milliseconds. */
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Where every walk through time ends: the start of the year 10000 in UTC, in epoch milliseconds. */
export const END_OF_TIME = 253_402_300_800_000;

/**
 * A stretch of time in which a zone's clock runs without being changed, in epoch milliseconds. What the
 * clock shows is the instant plus the offset: a wall time, in milliseconds as if the zone were UTC.
 */
export interface OffsetSpan {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** From an instant to the next change of the zone's clock. */
export function offsetSpanAt(zone: string, at: number): OffsetSpan {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const change = local.getTimeZoneTransition("next")?.epochMilliseconds ?? END_OF_TIME;
  return {
    from: at,
    until: Math.min(change, END_OF_TIME),
    offset: Math.round(local.offsetNanoseconds / 1_000_000),
  };
}

const FIRST_DAY = new Temporal.PlainDate(1970, 1, 1);

/** Days since 1970-01-01. */
export function dayNumber(date: Temporal.PlainDate): number {
  return FIRST_DAY.until(date).days;
}

/** The day so many days after 1970-01-01. */
export function dateOf(day: number): Temporal.PlainDate {
  return FIRST_DAY.add({ days: day });
}

/** The day of the week of a day number, 0 to 6 from Sunday; 1970-01-01 was a Thursday. */
export function weekdayFromSunday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
