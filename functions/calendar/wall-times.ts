import { Temporal } from "temporal-polyfill";
import type { CronExpression } from "../../schemas/cron-expression.ts";
import { DAY, dateOf, dayNumber, MINUTE, weekdayFromSunday } from "./wall-clock.ts";

const LAST_YEAR = 9999;

/** The days that an expression names, by number, not before the one given. */
function* namedDays(cron: CronExpression, from: number): Generator<number> {
  const daysOfMonth = new Set(cron.daysOfMonth);
  const daysOfWeek = new Set(cron.daysOfWeek);
  const start = dateOf(from);
  for (let { year } = start; year <= LAST_YEAR; year += 1) {
    for (const month of cron.months) {
      if (year === start.year && month < start.month) continue;
      const first = new Temporal.PlainDate(year, month, 1);
      const before = dayNumber(first) - 1;
      for (let dayOfMonth = 1; dayOfMonth <= first.daysInMonth; dayOfMonth += 1) {
        const day = before + dayOfMonth;
        const byMonth = daysOfMonth.has(dayOfMonth);
        const byWeek = daysOfWeek.has(weekdayFromSunday(day));
        const named = cron.eitherDay ? byMonth || byWeek : byMonth && byWeek;
        if (named && day >= from) yield day;
      }
    }
  }
}

/**
 * The times on a clock that an expression names, not before the one given, whatever zone the clock
 * hangs in; wall times in milliseconds, until the year 9999.
 */
export function* wallTimes(cron: CronExpression, from: number): Generator<number> {
  const timesOfDay = cron.hours.flatMap((hour) =>
    cron.minutes.map((minute) => (hour * 60 + minute) * MINUTE),
  );
  for (const day of namedDays(cron, Math.floor(from / DAY))) {
    for (const timeOfDay of timesOfDay) {
      const wall = day * DAY + timeOfDay;
      if (wall >= from) yield wall;
    }
  }
}
