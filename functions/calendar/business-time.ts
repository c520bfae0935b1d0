import { Temporal } from "temporal-polyfill";
import { ALWAYS, type Calendar, type TimeRange, Weekday } from "../../schemas/calendar.ts";

/** How many days ahead an opening is looked for. */
const DAYS_SOUGHT = 400;

function hoursOf(calendar: Calendar, day: Temporal.PlainDate): readonly TimeRange[] {
  const date = day.toString();
  const shift = calendar.shifts[date];
  if (shift) return shift;
  const { holidays } = calendar;
  const holiday = Array.isArray(holidays) ? holidays.includes(date) : date in holidays;
  if (holiday || calendar.closures.some(({ from, to }) => from <= date && date <= to)) return [];
  const weekday = Weekday.options[day.dayOfWeek - 1];
  return (weekday && calendar.hours[weekday]) ?? [];
}

const covers = (ranges: readonly TimeRange[], time: string) =>
  ranges.some(([from, until]) => from <= time && time < until);

/** Whether the calendar counts this instant. */
export function isOpen(calendar: Calendar | typeof ALWAYS, at: Temporal.Instant): boolean {
  if (calendar === ALWAYS) return true;
  const local = at.toZonedDateTimeISO(calendar.zone);
  const day = local.toPlainDate();
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return covers(hoursOf(calendar, day), time) && !covers(calendar.breaks[day.toString()] ?? [], time);
}

/** The instants of a day at which the calendar may open. */
function openingsOf(calendar: Calendar, day: Temporal.PlainDate): readonly Temporal.Instant[] {
  const starts = hoursOf(calendar, day).map(([from]) => from);
  const resumed = (calendar.breaks[day.toString()] ?? []).map(([, until]) => until);
  const midnight = day.toZonedDateTime(calendar.zone);
  const shifted = midnight.getTimeZoneTransition("next");
  return [
    ...[...starts, ...resumed]
      .filter((time) => time !== "24:00")
      .flatMap((time) =>
        (["earlier", "later"] as const).map((disambiguation) =>
          day
            .toPlainDateTime(Temporal.PlainTime.from(time))
            .toZonedDateTime(calendar.zone, { disambiguation })
            .toInstant(),
        ),
      ),
    ...(shifted ? [shifted.toInstant()] : []),
  ];
}

/** The first instant from `at` on that the calendar counts; undefined where none comes within 400 days. */
export function nextOpening(
  calendar: Calendar | typeof ALWAYS,
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  if (calendar === ALWAYS || isOpen(calendar, at)) return at;
  const today = at.toZonedDateTimeISO(calendar.zone).toPlainDate();
  for (let days = 0; days < DAYS_SOUGHT; days += 1) {
    const opening = openingsOf(calendar, today.add({ days }))
      .filter((instant) => Temporal.Instant.compare(instant, at) > 0 && isOpen(calendar, instant))
      .toSorted((a, b) => Temporal.Instant.compare(a, b))[0];
    if (opening) return opening;
  }
  return undefined;
}
