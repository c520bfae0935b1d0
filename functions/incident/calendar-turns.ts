import { Temporal } from "temporal-polyfill";
import type { Calendar } from "../../schemas/calendar.ts";

/** Every time of day at which some day of a calendar may open or close. */
function timesOfDay({ hours, breaks, shifts }: Calendar): readonly string[] {
  const ranges = [...Object.values(hours), ...Object.values(breaks), ...Object.values(shifts)].flat(2);
  return [...new Set(["00:00", ...ranges])].filter((time) => time !== "24:00");
}

/**
 * The instants at which a calendar may open or close, from the day of `from` to that of `until`; between
 * two of them it does neither. Where the clocks change, both readings of an hour count.
 */
export function calendarTurns(
  calendar: Calendar,
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly Temporal.Instant[] {
  const { zone } = calendar;
  const times = timesOfDay(calendar).map((time) => Temporal.PlainTime.from(time));
  const turns: Temporal.Instant[] = [];
  const last = until.toZonedDateTimeISO(zone).toPlainDate();
  let day = from.toZonedDateTimeISO(zone).toPlainDate();
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const time of times) {
      for (const disambiguation of ["earlier", "later"] as const) {
        turns.push(day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation }).toInstant());
      }
    }
  }
  let shifted = from.toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  while (shifted && Temporal.Instant.compare(shifted.toInstant(), until) <= 0) {
    turns.push(shifted.toInstant());
    shifted = shifted.getTimeZoneTransition("next");
  }
  return turns;
}
