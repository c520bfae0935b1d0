import { Temporal } from "temporal-polyfill";
import type { ServiceHours } from "../../schemas/calendar.ts";
import { openStretches } from "./open-stretches.ts";

/** Whether an instant lies within the hours; the instant of closing does not. */
export function isOpen(hours: ServiceHours, at: Temporal.Instant): boolean {
  return nextOpening(hours, at)?.epochMilliseconds === at.epochMilliseconds;
}

/** The first open instant, `at` itself where that is open; undefined where the hours never come again. */
export function nextOpening(hours: ServiceHours, at: Temporal.Instant): Temporal.Instant | undefined {
  const [first] = openStretches(hours, at.epochMilliseconds);
  return first && Temporal.Instant.fromEpochMilliseconds(first.from);
}

/**
 * The instant at which so many milliseconds of business time, zero or more, have passed since `from`.
 *
 * It is the earliest such instant, so a duration that ends with a day's hours ends at closing; but none
 * at all is added, as the Ruby gem biz does, by moving to the first open instant. Undefined where the
 * hours that are left do not suffice.
 */
export function addBusinessTime(
  hours: ServiceHours,
  from: Temporal.Instant,
  milliseconds: number,
): Temporal.Instant | undefined {
  let remaining = Math.round(milliseconds);
  for (const stretch of openStretches(hours, from.epochMilliseconds)) {
    const length = stretch.until - stretch.from;
    if (remaining <= length) return Temporal.Instant.fromEpochMilliseconds(stretch.from + remaining);
    remaining -= length;
  }
  return undefined;
}

/** Milliseconds of business time from one instant until another; none where the other is not later. */
export function businessTimeBetween(
  hours: ServiceHours,
  from: Temporal.Instant,
  until: Temporal.Instant,
): number {
  const end = until.epochMilliseconds;
  let passed = 0;
  for (const stretch of openStretches(hours, from.epochMilliseconds)) {
    if (stretch.from >= end) break;
    passed += Math.min(stretch.until, end) - stretch.from;
  }
  return passed;
}
