import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueAfter } from "../../../functions/calendar/due.ts";
import { CronExpression } from "../../../schemas/cron-expression.ts";
import { changes, clockWalk, type ClockWalk } from "./clock-walk.ts";

const MINUTE = 60_000;
const DAY = 24 * 60;

function due(cron: string, zone: string, from: string, count: number): readonly string[] {
  const instants = dueAfter(CronExpression.parse(cron), zone, Temporal.Instant.from(from));
  return instants
    .take(count)
    .map((at) => at.toZonedDateTimeISO(zone).toString({ smallestUnit: "minute", timeZoneName: "never" }))
    .toArray();
}

describe("due times over changes of the clock", () => {
  test.each([
    [
      "a fixed time in the gap comes at the first minute after it",
      ["30 3 * * *", "Europe/Helsinki", "2021-03-27T12:00Z"],
      ["2021-03-28T04:00+03:00", "2021-03-29T03:30+03:00"],
    ],
    [
      "two fixed times in one gap come together, and with the one at its end",
      ["15,45 2 * * *", "Europe/Paris", "2026-03-29T00:00Z"],
      ["2026-03-29T03:00+02:00", "2026-03-30T02:15+02:00"],
    ],
    [
      "a fixed time in the repeated hour comes at its first occurrence",
      ["30 2 * * *", "Europe/Paris", "2026-10-24T12:00Z"],
      ["2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00"],
    ],
    [
      "the second occurrence does not count, even asked for between the two",
      ["30 2 * * *", "Europe/Paris", "2026-10-25T00:45Z"],
      ["2026-10-26T02:30+01:00"],
    ],
    [
      "what follows real time comes in both passes of the repeated hour",
      ["*/30 2 * * *", "Europe/Paris", "2026-10-24T12:00Z"],
      [
        "2026-10-25T02:00+02:00",
        "2026-10-25T02:30+02:00",
        "2026-10-25T02:00+01:00",
        "2026-10-25T02:30+01:00",
      ],
    ],
    [
      "what follows real time is not made up for in the gap",
      ["*/30 2 * * *", "Europe/Paris", "2026-03-28T12:00Z"],
      ["2026-03-30T02:00+02:00"],
    ],
    [
      "every hour goes on through the gap",
      ["0 * * * *", "America/New_York", "2026-03-08T06:00Z"],
      ["2026-03-08T03:00-04:00", "2026-03-08T04:00-04:00"],
    ],
    [
      "half an hour is skipped on Lord Howe",
      ["15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00Z"],
      ["2026-10-04T02:30+11:00", "2026-10-05T02:15+11:00"],
    ],
    [
      "Casablanca's clock goes back for Ramadan",
      ["30 2 * * *", "Africa/Casablanca", "2026-02-14T12:00Z"],
      ["2026-02-15T02:30+01:00", "2026-02-16T02:30+00:00"],
    ],
    [
      "a day that a zone skips is due at the start of the next",
      ["0 9 * * *", "Pacific/Apia", "2011-12-29T12:00Z"],
      ["2011-12-29T09:00-10:00", "2011-12-31T00:00+14:00", "2011-12-31T09:00+14:00"],
    ],
    [
      "an hour that repeats over midnight falls on the days the clock shows",
      ["0 0 * * *", "America/St_Johns", "2010-11-06T12:00Z"],
      ["2010-11-07T00:00-02:30", "2010-11-08T00:00-03:30"],
    ],
  ] as const)("%s", (_, [cron, zone, from], expected) => {
    expect(due(cron, zone, from, expected.length)).toEqual(expected);
  });
});

describe("due times", () => {
  test.each([
    ["an instant itself is not after it", "0 12 * * *", "2026-01-01T12:00Z", ["2026-01-02T12:00+00:00"]],
    ["a nanosecond before it is", "0 12 * * *", "2026-01-01T11:59:59.999999999Z", ["2026-01-01T12:00+00:00"]],
    [
      "day of month or day of week, where both are restricted",
      "0 0 13 * fri",
      "2026-02-01T00:00Z",
      ["2026-02-06T00:00+00:00", "2026-02-13T00:00+00:00", "2026-02-20T00:00+00:00"],
    ],
    [
      "day of month and day of week, where one has a star",
      "0 0 */2 * mon",
      "2026-02-01T00:00Z",
      ["2026-02-09T00:00+00:00", "2026-02-23T00:00+00:00"],
    ],
    ["a leap day", "0 0 29 2 *", "2096-03-01T00:00Z", ["2104-02-29T00:00+00:00"]],
    [
      "a leap day on a Sunday",
      "0 0 29 2 */7",
      "2026-01-01T00:00Z",
      ["2032-02-29T00:00+00:00", "2060-02-29T00:00+00:00", "2088-02-29T00:00+00:00"],
    ],
    ["before 1970", "0 0 1 1 thu", "1969-12-26T00:00Z", ["1970-01-01T00:00+00:00", "1970-01-08T00:00+00:00"]],
  ] as const)("%s: %s", (_, cron, from, expected) => {
    expect(due(cron, "UTC", from, expected.length)).toEqual(expected);
  });

  test("end with the year 9999", () => {
    expect(due("0 12 31 12 *", "Europe/Paris", "9998-01-01T00:00Z", 5)).toEqual([
      "9998-12-31T12:00+01:00",
      "9999-12-31T12:00+01:00",
    ]);
  });
});

/** Whether an expression names what a clock shows, in minutes. */
function matcher(cron: CronExpression): (shown: number) => boolean {
  const epoch = new Temporal.PlainDate(1970, 1, 1);
  const days = new Map<number, boolean>();
  const dayNamed = (day: number) => {
    const date = epoch.add({ days: day });
    const byMonth = cron.daysOfMonth.includes(date.day);
    const byWeek = cron.daysOfWeek.includes(date.dayOfWeek % 7);
    return cron.months.includes(date.month) && (cron.eitherDay ? byMonth || byWeek : byMonth && byWeek);
  };
  const times = new Uint8Array(DAY);
  for (const hour of cron.hours) for (const minute of cron.minutes) times[hour * 60 + minute] = 1;
  return (shown) => {
    const day = Math.floor(shown / DAY);
    if (times[shown - day * DAY] === 0) return false;
    const known = days.get(day) ?? dayNamed(day);
    days.set(day, known);
    return known;
  };
}

/** What cron(8) would start, woken at every minute of a walk, from one index until before another. */
function minuteWalk(cron: CronExpression, { start, shown }: ClockWalk, from: number, until: number) {
  const named = matcher(cron);
  const fixed = !cron.followsRealTime;
  const found: number[] = [];
  let reached = (shown[from] ?? 0) - 1;
  for (let index = from; index < until; index += 1) {
    const now = shown[index] ?? 0;
    let first = now;
    if (fixed) first = reached + 1;
    reached = Math.max(reached, now);
    for (let minute = first; minute <= now; minute += 1) {
      if (!named(minute)) continue;
      found.push((start + index) * MINUTE);
      break;
    }
  }
  return found;
}

function dueBetween(cron: CronExpression, zone: string, from: number, until: number): readonly number[] {
  const found: number[] = [];
  for (const { epochMilliseconds } of dueAfter(cron, zone, Temporal.Instant.fromEpochMilliseconds(from))) {
    if (epochMilliseconds >= until) break;
    found.push(epochMilliseconds);
  }
  return found;
}

const YEARS = [
  ["Europe/Paris", "2024-01-01", "2027-01-01"],
  ["America/New_York", "2024-01-01", "2027-01-01"],
  ["Australia/Lord_Howe", "2024-01-01", "2027-01-01"],
  ["Africa/Casablanca", "2024-01-01", "2027-01-01"],
  ["Pacific/Apia", "2010-01-01", "2013-01-01"],
] as const;

const ODD_YEARS = [
  ["America/St_Johns", "2010-01-01", "2011-12-01"],
  ["Antarctica/Troll", "2025-01-01", "2026-01-01"],
  ["Antarctica/Casey", "2018-01-01", "2019-01-01"],
  ["Pacific/Kwajalein", "1993-06-01", "1993-12-01"],
  ["Asia/Kathmandu", "2026-01-01", "2026-03-01"],
] as const;

const walks = [...YEARS, ...ODD_YEARS].map(([zone, from, until]) => {
  const walk = clockWalk(zone, from, until);
  return { zone, walk, changes: changes(walk) };
});

const values = (least: number, most: number) =>
  fc.oneof(
    fc.constant("*"),
    fc.integer({ min: 2, max: 7 }).map((step) => `*/${step}`),
    fc
      .array(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 4 })
      .map((list) => list.join()),
  );
describe("due times are those of a walk minute by minute", () => {
  const EXPRESSIONS = [
    "30 2 * * *",
    "0,15,30,45 0-4 * * *",
    "*/10 1-3 * * *",
    "0 */2 * * *",
    "*/15 * * * 0",
    "0 0 1 * *",
    "45 1 31 3,10 0",
    "59 23 */2 * fri",
    "5 4 29 2 *",
  ];
  const cases = YEARS.flatMap(([zone]) => EXPRESSIONS.map((text) => [text, zone] as const));

  test.each(cases)("%s over three years in %s", (text, zone) => {
    const walk = walks.find((one) => one.zone === zone)?.walk;
    if (!walk) throw new Error(zone);
    const cron = CronExpression.parse(text);
    const from = 3 * DAY;
    const walked = minuteWalk(cron, walk, 0, walk.shown.length).filter(
      (at) => at > (walk.start + from) * MINUTE,
    );
    const until = (walk.start + walk.shown.length) * MINUTE;
    expect(dueBetween(cron, zone, (walk.start + from) * MINUTE, until)).toEqual(walked);
  });

  const expression = fc
    .tuple(values(0, 59), values(0, 4), values(1, 28), fc.constant("*"), values(0, 7))
    .map((fields) => CronExpression.parse(fields.join(" ")));
  const place = fc.constantFrom(...walks).chain(({ zone, walk, changes }) =>
    fc.record({
      zone: fc.constant(zone),
      walk: fc.constant(walk),
      near: fc.constantFrom(...changes, walk.start + 20 * DAY),
      before: fc.integer({ min: -4 * 60, max: 2 * DAY }),
    }),
  );

  test("for any expression, from any minute around a change", () => {
    fc.assert(
      fc.property(expression, place, (cron, { zone, walk, near, before }) => {
        const from = near - before - walk.start;
        const until = Math.min(from + 6 * DAY, walk.shown.length);
        const after = (walk.start + from) * MINUTE;
        const walked = minuteWalk(cron, walk, Math.max(0, from - 3 * DAY), until).filter((at) => at > after);
        expect(dueBetween(cron, zone, after, (walk.start + until) * MINUTE)).toEqual(walked);
      }),
      { numRuns: 500 },
    );
  });
});
