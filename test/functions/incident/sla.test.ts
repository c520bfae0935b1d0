import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { nextOpening } from "../../../functions/calendar/business-time.ts";
import { slaClocks } from "../../../functions/incident/sla.ts";
import { ALWAYS, Calendar } from "../../../schemas/calendar.ts";
import { anyCalendar, openMinutes, zonesWalked } from "../calendar/open-walk.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const office = Calendar.parse({
  zone: "Europe/Paris",
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "18:00"]]])),
});
const duration = (text: string) => Temporal.Duration.from(text);
const inOffice = { hours: office, acknowledge: duration("PT2H"), resolve: duration("PT8H") };
const aroundTheClock = { hours: ALWAYS, acknowledge: duration("PT15M"), resolve: duration("PT4H") } as const;

// Monday 7 to Monday 14 December 2026, in Paris.
const at = (day: number, time: string) =>
  Temporal.Instant.from(`2026-12-${String(day).padStart(2, "0")}T${time}+01:00`);
const local = (instant: Temporal.Instant | undefined) =>
  instant
    ?.toZonedDateTimeISO("Europe/Paris")
    .toString({ timeZoneName: "never", offset: "never" })
    .slice(8, 16);

const untouched = { acknowledgedAt: undefined, resolvedAt: undefined, waiting: [] };

function told(clock: ReturnType<typeof slaClocks>["resolve"]) {
  const { state, elapsed, remaining, warnAt, dueAt, warnedAt, breachedAt } = clock;
  return {
    state,
    elapsed: elapsed / HOUR,
    remaining: remaining / HOUR,
    warnAt: local(warnAt),
    dueAt: local(dueAt),
    warnedAt: local(warnedAt),
    breachedAt: local(breachedAt),
  };
}

describe("the clock of resolving", () => {
  const opened = { ...untouched, openedAt: at(7, "10:00") };
  test.each([
    [
      "runs within the hours",
      opened,
      inOffice,
      at(7, "12:00"),
      { state: "running", elapsed: 2, remaining: 6, warnAt: "07T16:00", dueAt: "07T18:00" },
    ],
    [
      "has warned from 75 % on",
      opened,
      inOffice,
      at(7, "16:00"),
      { state: "running", elapsed: 6, warnAt: "07T16:00", warnedAt: "07T16:00", breachedAt: undefined },
    ],
    [
      "is breached at the instant it is due",
      opened,
      inOffice,
      at(7, "18:00"),
      { state: "breached", elapsed: 8, remaining: 0, breachedAt: "07T18:00" },
    ],
    [
      "goes on elapsing, with the instant of the breach kept",
      opened,
      inOffice,
      at(8, "09:00"),
      { state: "breached", elapsed: 9, remaining: 0, dueAt: "07T18:00", breachedAt: "07T18:00" },
    ],
    [
      "is met when stopped in time, however late it is asked",
      { ...opened, resolvedAt: at(7, "17:59") },
      inOffice,
      at(31, "12:00"),
      { state: "met", dueAt: "07T18:00", warnedAt: "07T16:00", breachedAt: undefined },
    ],
    [
      "stays breached when stopped too late",
      { ...opened, resolvedAt: at(8, "08:30") },
      inOffice,
      at(31, "12:00"),
      { state: "breached", elapsed: 8.5, breachedAt: "07T18:00" },
    ],
    [
      "opened on a Saturday starts on Monday",
      { ...untouched, openedAt: at(12, "03:00") },
      inOffice,
      at(13, "12:00"),
      { state: "running", elapsed: 0, warnAt: "14T14:00", dueAt: "14T16:00" },
    ],
    [
      "counts every hour where the contract does",
      { ...untouched, openedAt: at(12, "23:00") },
      aroundTheClock,
      at(13, "01:00"),
      { state: "running", elapsed: 2, warnAt: "13T02:00", dueAt: "13T03:00" },
    ],
    [
      "pauses while waiting, and then nothing is due",
      { ...opened, waiting: [{ from: at(7, "12:00"), until: undefined }] },
      inOffice,
      at(9, "12:00"),
      { state: "paused", elapsed: 2, remaining: 6, warnAt: undefined, dueAt: undefined },
    ],
    [
      "keeps the warning that came before the waiting",
      { ...opened, waiting: [{ from: at(7, "16:30"), until: undefined }] },
      inOffice,
      at(9, "12:00"),
      { state: "paused", elapsed: 6.5, warnAt: "07T16:00", warnedAt: "07T16:00", dueAt: undefined },
    ],
    [
      "stays breached while waiting",
      { ...opened, waiting: [{ from: at(8, "09:00"), until: undefined }] },
      inOffice,
      at(9, "12:00"),
      { state: "breached", elapsed: 9, breachedAt: "07T18:00" },
    ],
    [
      "goes on after waiting",
      { ...opened, waiting: [{ from: at(7, "12:00"), until: at(8, "12:00") }] },
      inOffice,
      at(8, "13:00"),
      { state: "running", elapsed: 3, warnAt: "08T16:00", dueAt: "08T18:00" },
    ],
    [
      "is due when waiting begins, if nothing is left then",
      { ...opened, waiting: [{ from: at(7, "18:00"), until: at(8, "12:00") }] },
      inOffice,
      at(8, "11:00"),
      { state: "breached", elapsed: 8, dueAt: "07T18:00", breachedAt: "07T18:00" },
    ],
    [
      "counts waiting that overlaps once",
      {
        ...opened,
        waiting: [
          { from: at(7, "13:00"), until: at(7, "15:00") },
          { from: at(7, "12:00"), until: at(7, "14:00") },
        ],
      },
      inOffice,
      at(7, "18:00"),
      { state: "running", elapsed: 5, remaining: 3, dueAt: "08T11:00" },
    ],
    [
      "ends waiting that nobody ended",
      { ...opened, waiting: [{ from: at(7, "12:00"), until: undefined }], resolvedAt: at(8, "12:00") },
      inOffice,
      at(9, "12:00"),
      { state: "met", elapsed: 2, remaining: 6, dueAt: "08T18:00" },
    ],
  ])("%s", (_, events, level, now, expected) => {
    expect(told(slaClocks(events, level, now).resolve)).toMatchObject(expected);
  });

  test("under another priority keeps what elapsed and what was waited", () => {
    const events = { ...opened, waiting: [{ from: at(7, "12:00"), until: at(8, "09:00") }] };
    const now = at(8, "11:00");
    expect(told(slaClocks(events, inOffice, now).resolve)).toMatchObject({ elapsed: 4, dueAt: "08T15:00" });
    expect(told(slaClocks(events, aroundTheClock, now).resolve)).toMatchObject({
      state: "breached",
      elapsed: 4,
      breachedAt: "08T11:00",
    });
  });
});

describe("the clock of acknowledging", () => {
  const opened = { ...untouched, openedAt: at(7, "17:00") };
  test.each([
    ["is due in business time", opened, at(7, "17:30"), { state: "running", dueAt: "08T09:00" }],
    [
      "does not pause while waiting",
      { ...opened, waiting: [{ from: at(7, "17:00"), until: undefined }] },
      at(8, "08:30"),
      { state: "running", elapsed: 1.5, dueAt: "08T09:00" },
    ],
    [
      "stops at the acknowledgement",
      { ...opened, acknowledgedAt: at(8, "08:30") },
      at(10, "12:00"),
      { state: "met", elapsed: 1.5 },
    ],
    [
      "stops when it is resolved without one",
      { ...opened, resolvedAt: at(7, "17:10") },
      at(10, "12:00"),
      { state: "met" },
    ],
    [
      "is not run on by an acknowledgement after that",
      { ...opened, resolvedAt: at(7, "17:10"), acknowledgedAt: at(8, "12:00") },
      at(10, "12:00"),
      { state: "met" },
    ],
    [
      "does not know what happens after now",
      { ...opened, acknowledgedAt: at(8, "08:30") },
      at(8, "08:15"),
      { state: "running", elapsed: 1.25 },
    ],
  ])("%s", (_, events, now, expected) => {
    expect(told(slaClocks(events, inOffice, now).acknowledge)).toMatchObject(expected);
  });
});

const instantOf = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * MINUTE);

/** A calendar, what happened to an incident in minutes of its walk, and when it is asked. */
const situation = fc.constantFrom(...zonesWalked).chain((walked) => {
  const { start, shown } = walked.walk;
  const minute = fc.integer({ min: start, max: start + shown.length });
  return fc.record({
    walk: fc.constant(walked.walk),
    calendar: anyCalendar(walked),
    openedAt: minute,
    now: minute,
    waiting: fc.array(
      fc.tuple(minute, minute).map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) })),
      { maxLength: 4 },
    ),
    resolveMinutes: fc.integer({ min: 1, max: 40 * 60 }),
  });
});

interface Told {
  readonly calendar: Calendar;
  readonly openedAt: number;
  readonly now: number;
  readonly waiting: readonly { readonly from: number; readonly until: number }[];
  readonly resolveMinutes: number;
}

function resolveClock({ calendar, openedAt, now, waiting, resolveMinutes }: Told) {
  const events = {
    ...untouched,
    openedAt: instantOf(openedAt),
    waiting: waiting.map(({ from, until }) => ({ from: instantOf(from), until: instantOf(until) })),
  };
  const level = {
    hours: calendar,
    acknowledge: duration("PT1H"),
    resolve: Temporal.Duration.from({ minutes: resolveMinutes }),
  };
  return slaClocks(events, level, instantOf(now)).resolve;
}

describe("for any calendar and any waiting", () => {
  test("the clock is a count of open minutes without waiting", () => {
    fc.assert(
      fc.property(situation, (one) => {
        const { walk, calendar, openedAt, now, waiting, resolveMinutes } = one;
        const open = openMinutes(calendar, walk);
        const end = walk.start + open.length;
        const counted: number[] = [];
        for (let minute = openedAt; minute < end; minute += 1) {
          const waits = waiting.some(({ from, until }) => from <= minute && minute < until);
          if (!waits && open[minute - walk.start] === 1) counted.push(minute);
        }
        const elapsed = counted.filter((minute) => minute < now).length;
        const last = counted[resolveMinutes - 1];
        const clock = resolveClock(one);
        const due = clock.dueAt && clock.dueAt.epochMilliseconds / MINUTE;
        expect(clock.elapsed / MINUTE).toBe(elapsed);
        expect(clock.state === "breached").toBe(elapsed >= resolveMinutes);
        expect(due !== undefined && due <= end ? due : undefined).toBe(
          last === undefined ? undefined : last + 1,
        );
      }),
      { numRuns: 200 },
    );
  });

  test("what elapsed and what remains make the budget until it is breached", () => {
    fc.assert(
      fc.property(situation, (one) => {
        const { elapsed, remaining, budget, state } = resolveClock(one);
        expect(remaining).toBe(state === "breached" ? 0 : budget - elapsed);
      }),
    );
  });

  test("waiting outside the hours changes nothing", () => {
    fc.assert(
      fc.property(situation, fc.nat(), (one, place) => {
        const { walk, calendar, waiting } = one;
        const closed = [...openMinutes(calendar, walk).entries()].filter(([, open]) => open === 0);
        const [from = 0] = closed[place % closed.length] ?? [];
        const opening = nextOpening(calendar, instantOf(walk.start + from));
        fc.pre(closed.length > 0 && opening !== undefined);
        const added = { from: walk.start + from, until: opening.epochMilliseconds / MINUTE };
        const asked = { ...one, now: walk.start + 2 * walk.shown.length };
        expect(resolveClock({ ...asked, waiting: [...waiting, added] })).toEqual(resolveClock(asked));
      }),
    );
  });

  test("splitting a stretch of waiting changes nothing", () => {
    fc.assert(
      fc.property(situation, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const split = one.waiting.flatMap(({ from, until }) => {
          const middle = Math.round(from + (until - from) * share);
          return [
            { from: middle, until },
            { from, until: middle },
          ];
        });
        expect(resolveClock({ ...one, waiting: split })).toEqual(resolveClock(one));
      }),
    );
  });
});
