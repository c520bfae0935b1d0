import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { Calendar, type TimeRange, Weekday } from "../../../schemas/calendar.ts";
import { clockWalk, type ClockWalk } from "./clock-walk.ts";

const DAY = 24 * 60;
const EPOCH = new Temporal.PlainDate(1970, 1, 1);

interface WalkedZone {
  readonly zone: string;
  /** The date on which the clock is changed, in the middle of the walk. */
  readonly change: string;
  readonly walk: ClockWalk;
}

/** Four weeks around changes of the clock, in several zones. */
export const zonesWalked: readonly WalkedZone[] = (
  [
    ["Europe/Paris", "2026-03-29"],
    ["Europe/Paris", "2026-10-25"],
    ["America/New_York", "2026-11-01"],
    ["Australia/Lord_Howe", "2026-10-04"],
    ["Africa/Casablanca", "2026-02-15"],
    ["America/St_Johns", "2010-11-07"],
    ["Pacific/Apia", "2011-12-30"],
  ] as const
).map(([zone, change]) => {
  const date = Temporal.PlainDate.from(change);
  const [from, until] = [date.subtract({ days: 14 }), date.add({ days: 14 })];
  return { zone, change, walk: clockWalk(zone, from.toString(), until.toString()) };
});

const minuteOf = (timeOfDay: string) => {
  const [hours = 0, minutes = 0] = timeOfDay.split(":").map(Number);
  return hours * 60 + minutes;
};

/** The minutes of one day that a calendar counts, asked of the configuration as it is written. */
function openOn(calendar: Calendar, date: Temporal.PlainDate): Uint8Array {
  const counted = new Uint8Array(DAY);
  const fill = (ranges: readonly TimeRange[] = [], open: 0 | 1) => {
    for (const [from, until] of ranges) counted.fill(open, minuteOf(from), minuteOf(until));
  };
  const day = date.toString();
  const holidays = Array.isArray(calendar.holidays) ? calendar.holidays : Object.keys(calendar.holidays);
  if (holidays.includes(day)) return counted;
  if (calendar.closures.some(({ from, to }) => from <= day && day <= to)) return counted;
  fill(calendar.shifts[day] ?? calendar.hours[Weekday.options[date.dayOfWeek - 1] ?? "mon"], 1);
  fill(calendar.breaks[day], 0);
  return counted;
}

/** For each minute of a walk 1 where the calendar counts it, else 0. */
export function openMinutes(calendar: Calendar, walk: ClockWalk): Uint8Array {
  const days = new Map<number, Uint8Array>();
  return Uint8Array.from(walk.shown, (shown) => {
    const day = Math.floor(shown / DAY);
    const open = days.get(day) ?? openOn(calendar, EPOCH.add({ days: day }));
    days.set(day, open);
    return open[shown - day * DAY] ?? 0;
  });
}

/** How many minutes of a walk are open from one until before another. */
export function openMinutesBetween(calendar: Calendar, walk: ClockWalk, from: number, until: number): number {
  return openMinutes(calendar, walk)
    .subarray(from - walk.start, until - walk.start)
    .reduce((sum, open) => sum + open, 0);
}

const timeOfDay = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const range = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: DAY - 1 }), fc.integer({ min: 0, max: 4 * 60 })),
    fc.integer({ min: 1, max: DAY }),
  )
  .map(([from, length]) => [timeOfDay(from), timeOfDay(Math.min(DAY, from + length))]);

const ranges = fc.array(range, { maxLength: 3 });

/** Calendars of a zone whose dates lie around the change of its clock. */
export function anyCalendar({ zone, change }: WalkedZone): fc.Arbitrary<Calendar> {
  const date = fc
    .integer({ min: -12, max: 12 })
    .map((days) => Temporal.PlainDate.from(change).add({ days }).toString());
  const dated = fc.dictionary(date, ranges, { maxKeys: 3, noNullPrototype: true });
  return fc
    .record({
      zone: fc.constant(zone),
      hours: fc.record(Object.fromEntries(Weekday.options.map((weekday) => [weekday, ranges])), {
        requiredKeys: [],
        noNullPrototype: true,
      }),
      holidays: fc.array(date, { maxLength: 2 }),
      closures: fc.array(
        fc.tuple(date, date).map((dates) => {
          const [from, to] = dates.sort();
          return { from, to };
        }),
        { maxLength: 1 },
      ),
      breaks: dated,
      shifts: dated,
    })
    .map((calendar) => Calendar.parse(calendar));
}
