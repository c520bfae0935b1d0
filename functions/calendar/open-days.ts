import { Temporal } from "temporal-polyfill";
import { type Calendar, type TimeRange, Weekday } from "../../schemas/calendar.ts";
import { dayNumber, MINUTE, weekdayFromSunday } from "./wall-clock.ts";

/** From a time of day until before another, in milliseconds since midnight on the clock. */
interface Hours {
  readonly from: number;
  readonly until: number;
}

/** A day that has hours; they are in order and do not touch. */
interface OpenDay {
  readonly day: number;
  readonly hours: readonly Hours[];
}

/** A calendar with its dates as day numbers. */
interface Plan {
  /** The hours of each day of the week, from Sunday. */
  readonly weekly: readonly (readonly Hours[])[];
  readonly holidays: ReadonlySet<number>;
  readonly closures: readonly { readonly from: number; readonly to: number }[];
  readonly breaks: ReadonlyMap<number, readonly Hours[]>;
  readonly shifts: ReadonlyMap<number, readonly Hours[]>;
  readonly shiftDays: readonly number[];
}

const numberOf = (date: string) => dayNumber(Temporal.PlainDate.from(date));

function sinceMidnight(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(":").map(Number);
  return (hours * 60 + minutes) * MINUTE;
}

/** Ranges in order, with what overlaps or touches as one. */
function merged(ranges: readonly TimeRange[]): readonly Hours[] {
  const ordered = ranges
    .map(([from, until]) => ({ from: sinceMidnight(from), until: sinceMidnight(until) }))
    .sort((a, b) => a.from - b.from);
  return ordered.reduce<readonly Hours[]>((before, next) => {
    const last = before.at(-1);
    if (!last || last.until < next.from) return [...before, next];
    return [...before.slice(0, -1), { from: last.from, until: Math.max(last.until, next.until) }];
  }, []);
}

/** Hours without what a break takes away. */
function without(hours: readonly Hours[], taken: Hours): readonly Hours[] {
  return hours
    .flatMap(({ from, until }) => [
      { from, until: Math.min(until, taken.from) },
      { from: Math.max(from, taken.until), until },
    ])
    .filter(({ from, until }) => from < until);
}

const byDay = (dated: Readonly<Record<string, readonly TimeRange[]>>) =>
  new Map(Object.entries(dated).map(([date, ranges]) => [numberOf(date), merged(ranges)]));

function planOf({ hours, holidays, closures, breaks, shifts }: Calendar): Plan {
  const weekdays = [...Weekday.options.slice(-1), ...Weekday.options.slice(0, -1)];
  const shiftsByDay = byDay(shifts);
  return {
    weekly: weekdays.map((weekday) => merged(hours[weekday] ?? [])),
    holidays: new Set((Array.isArray(holidays) ? holidays : Object.keys(holidays)).map(numberOf)),
    closures: closures.map(({ from, to }) => ({ from: numberOf(from), to: numberOf(to) })),
    breaks: byDay(breaks),
    shifts: shiftsByDay,
    shiftDays: [...shiftsByDay.keys()].sort((a, b) => a - b),
  };
}

const plans = new WeakMap<Calendar, Plan>();

function knownPlan(calendar: Calendar): Plan {
  const plan = plans.get(calendar) ?? planOf(calendar);
  plans.set(calendar, plan);
  return plan;
}

/** A holiday has no hours, not even by a shift; else a shift replaces the week's; breaks take away. */
function hoursOn({ weekly, holidays, breaks, shifts }: Plan, day: number): readonly Hours[] {
  if (holidays.has(day)) return [];
  const planned = shifts.get(day) ?? weekly[weekdayFromSunday(day)] ?? [];
  return (breaks.get(day) ?? []).reduce(without, planned);
}

/**
 * The first day with hours, from a day number until before another; undefined where there is none.
 *
 * What wins is ordered as in the Ruby gem biz: holidays and closures over shifts, shifts over the hours
 * of the week, and breaks take from whatever is left.
 */
export function firstOpenDay(calendar: Calendar, from: number, until: number): OpenDay | undefined {
  const plan = knownPlan(calendar);
  const everyWeek = plan.weekly.some((hours) => hours.length > 0);
  let day = from;
  while (day < until) {
    const closure = plan.closures.find(({ from, to }) => from <= day && day <= to);
    if (closure) {
      day = closure.to + 1;
      continue;
    }
    const hours = hoursOn(plan, day);
    if (hours.length > 0) return { day, hours };
    day = everyWeek ? day + 1 : (plan.shiftDays.find((shift) => shift > day) ?? until);
  }
  return undefined;
}
