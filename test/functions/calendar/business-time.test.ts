import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addBusinessTime,
  businessTimeBetween,
  isOpen,
  nextOpening,
} from "../../../functions/calendar/business-time.ts";
import { ALWAYS, Calendar } from "../../../schemas/calendar.ts";
import { anyCalendar, openMinutesBetween, zonesWalked } from "./open-walk.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

const office = Calendar.parse({
  zone: "Europe/Paris",
  hours: {
    mon: [["09:00", "17:00"]],
    tue: [["09:00", "17:00"]],
    wed: [["09:00", "17:00"]],
    thu: [
      ["13:00", "17:00"],
      ["09:00", "12:00"],
    ],
    fri: [["09:00", "17:00"]],
  },
  holidays: ["2026-12-25"],
  closures: [{ from: "2026-08-03", to: "2026-08-14", name: "Summer" }],
  breaks: { "2026-12-24": [["15:00", "17:00"]] },
  shifts: { "2026-12-26": [["10:00", "12:00"]] },
});

const allDay = (zone: string) =>
  Calendar.parse({
    zone,
    hours: Object.fromEntries(
      ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "24:00"]]]),
    ),
  });

const nights = Calendar.parse({ zone: "Europe/Paris", hours: { sun: [["01:00", "04:00"]] } });
const at = (text: string) => Temporal.Instant.from(text);
const instantOf = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * MINUTE);
const local = (instant: Temporal.Instant | undefined, zone = "Europe/Paris") =>
  instant?.toZonedDateTimeISO(zone).toString({ smallestUnit: "minute", timeZoneName: "never" });

describe("an instant is open", () => {
  test.each([
    ["within the hours", office, "2026-12-21T09:00+01:00", true],
    ["not at closing", office, "2026-12-21T17:00+01:00", false],
    ["not before opening", office, "2026-12-21T08:59:59.999+01:00", false],
    ["not on a day without hours", office, "2026-12-20T12:00+01:00", false],
    ["not between two ranges of a day", office, "2026-12-17T12:30+01:00", false],
    ["not on a holiday", office, "2026-12-25T12:00+01:00", false],
    ["not on the last day of a closure", office, "2026-08-14T12:00+02:00", false],
    ["not in a break", office, "2026-12-24T15:00+01:00", false],
    ["in a shift of a day without hours", office, "2026-12-26T11:00+01:00", true],
    ["always where every hour counts", ALWAYS, "2026-12-25T03:00+01:00", true],
  ] as const)("%s", (_, hours, instant, open) => {
    expect(isOpen(hours, at(instant))).toBe(open);
  });
});

describe("the next opening is", () => {
  test.each([
    ["the instant itself where it is open", office, "2026-12-21T10:00+01:00", "2026-12-21T10:00+01:00"],
    ["the next day's after closing", office, "2026-12-21T17:00+01:00", "2026-12-22T09:00+01:00"],
    ["after a weekend and a closure", office, "2026-07-31T17:00+02:00", "2026-08-17T09:00+02:00"],
    ["that of a shift", office, "2026-12-24T15:00+01:00", "2026-12-26T10:00+01:00"],
  ] as const)("%s", (_, hours, from, expected) => {
    expect(local(nextOpening(hours, at(from)))).toBe(expected);
  });
});

describe("of what a day has, what wins", () => {
  const monday = { hours: { mon: [["09:00", "17:00"]] }, zone: "UTC" };
  test.each([
    ["a shift replaces the hours", { shifts: { "2026-06-01": [["20:00", "21:00"]] } }, 1],
    ["a shift without ranges leaves none", { shifts: { "2026-06-01": [] } }, 0],
    [
      "a break takes from a shift",
      {
        shifts: { "2026-06-01": [["18:00", "21:00"]] },
        breaks: { "2026-06-01": [["19:00", "20:00"]] },
      },
      2,
    ],
    [
      "a holiday takes a shift, too",
      { holidays: { "2026-06-01": "Whit Monday" }, shifts: { "2026-06-01": [["18:00", "21:00"]] } },
      0,
    ],
    [
      "a closure takes a shift, too",
      {
        closures: [{ from: "2026-06-01", to: "2026-06-01" }],
        shifts: { "2026-06-01": [["18:00", "21:00"]] },
      },
      0,
    ],
    [
      "breaks that overlap take away once",
      {
        breaks: {
          "2026-06-01": [
            ["10:00", "12:00"],
            ["11:00", "13:00"],
            ["16:30", "18:00"],
          ],
        },
      },
      4.5,
    ],
    [
      "ranges that overlap or touch count once",
      {
        hours: {
          mon: [
            ["12:00", "14:00"],
            ["09:00", "11:00"],
            ["11:00", "13:00"],
          ],
        },
      },
      5,
    ],
  ] as const)("%s", (_, more, hours) => {
    const calendar = Calendar.parse({ ...monday, ...more });
    const counted = businessTimeBetween(calendar, at("2026-06-01T00:00Z"), at("2026-06-02T00:00Z"));
    expect(counted / HOUR).toBe(hours);
  });
});

describe("business time added", () => {
  test.each([
    ["within a day", office, "2026-12-21T10:00+01:00", 2, "2026-12-21T12:00+01:00"],
    ["to the end of a day ends at closing", office, "2026-12-21T10:00+01:00", 7, "2026-12-21T17:00+01:00"],
    ["over a weekend", office, "2026-12-18T16:00+01:00", 2, "2026-12-21T10:00+01:00"],
    ["over a break, a holiday and a shift", office, "2026-12-24T14:00+01:00", 4, "2026-12-28T10:00+01:00"],
    ["none at an open instant stays there", office, "2026-12-21T10:00+01:00", 0, "2026-12-21T10:00+01:00"],
    [
      "none at a closed instant goes to opening",
      office,
      "2026-12-20T10:00+01:00",
      0,
      "2026-12-21T09:00+01:00",
    ],
    [
      "over a gap: the night is an hour shorter",
      nights,
      "2026-03-29T01:00+01:00",
      2,
      "2026-03-29T04:00+02:00",
    ],
    ["over a repeated hour: it is longer", nights, "2026-10-25T01:00+02:00", 4, "2026-10-25T04:00+01:00"],
    ["where every hour counts", ALWAYS, "2026-03-28T12:00+01:00", 24, "2026-03-29T13:00+02:00"],
  ] as const)("%s", (_, hours, from, count, expected) => {
    expect(local(addBusinessTime(hours, at(from), count * HOUR))).toBe(expected);
  });
});

describe("days around changes of the clock", () => {
  test.each([
    ["Europe/Paris", "2026-03-29", 23],
    ["Europe/Paris", "2026-10-25", 25],
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
    ["Pacific/Apia", "2011-12-29", 24],
  ])("in %s %s has so many hours: %s", (zone, date, hours) => {
    const day = Temporal.PlainDate.from(date);
    const start = day.toZonedDateTime(zone).toInstant();
    const end = day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
    expect(businessTimeBetween(allDay(zone), start, end) / HOUR).toBe(hours);
  });

  test("a day that the zone skips has none", () => {
    const friday = Calendar.parse({
      zone: "Pacific/Apia",
      hours: {},
      shifts: { "2011-12-30": [["00:00", "24:00"]] },
    });
    expect(nextOpening(friday, at("2011-12-01T00:00Z"))).toBeUndefined();
  });
});

describe("hours that never come again", () => {
  const never = Calendar.parse({ zone: "Europe/Paris", hours: {} });
  const once = Calendar.parse({
    zone: "Europe/Paris",
    hours: {},
    shifts: { "2026-12-26": [["10:00", "12:00"]] },
  });
  const closed = Calendar.parse({
    zone: "Europe/Paris",
    hours: { mon: [["09:00", "17:00"]] },
    closures: [{ from: "2026-01-01", to: "9999-12-31" }],
  });

  test.each([
    ["no hours at all", never, "2026-01-01T00:00Z"],
    ["the last shift is over", once, "2026-12-26T12:00+01:00"],
    ["closed for good", closed, "2026-01-01T00:00Z"],
    ["the end of years", ALWAYS, "+010000-01-01T00:00Z"],
  ] as const)("%s: there is no opening, nothing can be added, nothing passes", (_, hours, from) => {
    expect(nextOpening(hours, at(from))).toBeUndefined();
    expect(addBusinessTime(hours, at(from), MINUTE)).toBeUndefined();
    expect(businessTimeBetween(hours, at(from), at(from).add({ hours: 24 * 365 }))).toBe(0);
  });

  test("hours that do not suffice are used up and then nothing is left", () => {
    const from = at("2026-01-01T00:00Z");
    expect(local(addBusinessTime(once, from, 2 * HOUR))).toBe("2026-12-26T12:00+01:00");
    expect(addBusinessTime(once, from, 2 * HOUR + 1)).toBeUndefined();
  });

  test("of shifts in a row one on a holiday hides not the next", () => {
    const shifts = { "2026-12-25": once.shifts["2026-12-26"] ?? [], ...once.shifts };
    const christmas = { ...once, holidays: ["2026-12-25"], shifts };
    expect(local(nextOpening(christmas, at("2026-12-25T00:00+01:00")))).toBe("2026-12-26T10:00+01:00");
  });

  test("a shift after centuries of closed days is found", () => {
    const late = { ...once, shifts: { "9000-01-01": [["10:00", "12:00"]] } } satisfies Calendar;
    expect(local(nextOpening(late, at("2026-01-01T00:00Z")))).toBe("9000-01-01T10:00+01:00");
  });
});

const instants = (minutes: readonly number[]) => {
  const [first = 0, second = 0, third = 0] = minutes;
  return [instantOf(first), instantOf(second), instantOf(third)] as const;
};

describe("for any calendar, around changes of the clock", () => {
  const situation = fc.constantFrom(...zonesWalked).chain((walked) =>
    fc.record({
      walk: fc.constant(walked.walk),
      calendar: anyCalendar(walked),
      minutes: fc
        .array(fc.integer({ min: 0, max: walked.walk.shown.length - 1 }), { minLength: 3, maxLength: 3 })
        .map((minutes) => minutes.sort((a, b) => a - b).map((minute) => walked.walk.start + minute)),
    }),
  );
  test("business time is the count of its open minutes", () => {
    fc.assert(
      fc.property(situation, ({ walk, calendar, minutes }) => {
        const [from, until] = instants(minutes);
        const [first = 0, second = 0] = minutes;
        expect(businessTimeBetween(calendar, from, until) / MINUTE).toBe(
          openMinutesBetween(calendar, walk, first, second),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("an instant is open when its minute is", () => {
    fc.assert(
      fc.property(situation, ({ walk, calendar, minutes }) => {
        const [minute = 0] = minutes;
        expect(isOpen(calendar, instants(minutes)[0])).toBe(
          openMinutesBetween(calendar, walk, minute, minute + 1) === 1,
        );
      }),
      { numRuns: 300 },
    );
  });

  test("business time is additive and never negative", () => {
    fc.assert(
      fc.property(situation, ({ calendar, minutes }) => {
        const [a, b, c] = instants(minutes);
        const [ab, bc, ac] = [
          businessTimeBetween(calendar, a, b),
          businessTimeBetween(calendar, b, c),
          businessTimeBetween(calendar, a, c),
        ];
        expect(ab + bc).toBe(ac);
        expect(Math.min(ab, bc)).toBeGreaterThanOrEqual(0);
        expect(businessTimeBetween(calendar, c, a)).toBe(0);
      }),
    );
  });

  const lasting = fc.integer({ min: 1, max: 60 * HOUR });

  test("what was added has passed, and not a millisecond earlier", () => {
    fc.assert(
      fc.property(situation, lasting, ({ calendar, minutes }, milliseconds) => {
        const [from] = instants(minutes);
        const until = addBusinessTime(calendar, from, milliseconds);
        fc.pre(until !== undefined);
        expect(businessTimeBetween(calendar, from, until)).toBe(milliseconds);
        expect(businessTimeBetween(calendar, from, until.subtract({ milliseconds: 1 }))).toBe(
          milliseconds - 1,
        );
      }),
    );
  });

  test("adding twice is adding the sum", () => {
    fc.assert(
      fc.property(situation, lasting, lasting, ({ calendar, minutes }, one, other) => {
        const [from] = instants(minutes);
        const until = addBusinessTime(calendar, from, one);
        fc.pre(until !== undefined);
        expect(addBusinessTime(calendar, until, other)).toEqual(addBusinessTime(calendar, from, one + other));
      }),
    );
  });
});
