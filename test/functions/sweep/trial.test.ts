import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueTimes, nextDue } from "../../../functions/sweep/next-due.ts";
import { type Trial, trial } from "../../../functions/sweep/trial.ts";
import { ALWAYS, Calendar } from "../../../schemas/calendar.ts";
import { Expected } from "../../../schemas/expectation.ts";
import { Pulse } from "../../../schemas/pulse.ts";
import { weekdays } from "../incident/people.ts";

const from = Temporal.Instant.from("2026-11-24T08:00:00Z");
const after = (minutes: number) => from.add({ minutes });
const office = Calendar.parse(weekdays("09:00", "17:00"));

/** The pulse of a minute in which one exchange passed, or was held. */
const pulse = (minute: number, counts: object = { received: 1, forwarded: 1 }) =>
  Pulse.parse({ minute: after(minute).toString(), ...counts });

const tried = (expected: object, pulses: readonly Pulse[], minutes: number, more: Partial<Trial> = {}) =>
  trial(pulses, {
    flow: "orders",
    from,
    until: after(minutes),
    terms: {
      expected: Expected.parse({ opensAfter: "PT2M", ...expected }),
      hours: ALWAYS,
      zone: "Europe/Paris",
    },
    reopenWithin: { minutes: 30 },
    ...more,
  }).map(({ kind, openedAt, clearedAt }) => [
    kind,
    from.until(openedAt).total("minutes"),
    clearedAt && from.until(clearedAt).total("minutes"),
  ]);

const every = { every: { within: "PT30M" } };

describe("an expectation tried on a flow's own pulses", () => {
  test("calls where the flow was silent, and clears when it was well again", () => {
    // Nothing for an hour: silent after 30 minutes, held for two, well for five from the minute after.
    expect(tried(every, [pulse(10), pulse(70), pulse(90)], 100)).toEqual([["silent", 42, 76]]);
  });

  test("calls less with more grace", () => {
    const pulses = [pulse(10), pulse(50)];
    expect(tried(every, pulses, 60)).toHaveLength(1);
    expect(tried({ every: { within: "PT30M", grace: "PT15M" } }, pulses, 60)).toEqual([]);
  });

  test("counts a relapse within reach as the same call", () => {
    const pulses = [pulse(50), pulse(100)];
    expect(tried(every, pulses, 110)).toEqual([["silent", 32, 106]]);
    expect(tried(every, pulses, 110, { reopenWithin: { minutes: 1 } })).toHaveLength(2);
  });

  test("finds what came late and what was held", () => {
    expect(tried({ by: [{ cron: "30 9 * * *", grace: "PT10M" }] }, [], 90)).toEqual([
      ["late", 42, undefined],
    ]);
    const held = [pulse(20), pulse(21, { received: 3, quarantined: 3 })];
    expect(tried({ failures: { atLeast: 3, per: "PT10M" } }, held, 40)).toEqual([["failing", 24, 37]]);
  });

  test("makes the same calls however much longer it is tried", () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 239 }), { maxLength: 20 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 240 }), (received, length) => {
        const pulses = received.toSorted((a, b) => a - b).map((minute) => pulse(minute));
        const opened = (calls: ReturnType<typeof tried>) => calls.map(([kind, at]) => [kind, at]);
        const whole = opened(tried(every, pulses, 240)).filter(([, at]) => Number(at) <= length);
        expect(opened(tried(every, pulses, length))).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });
});

const terms = (expected: object) => ({
  expected: Expected.parse(expected),
  hours: office,
  zone: "Europe/Paris",
});

describe("the next due time", () => {
  const known = { knownSince: from };
  test.each([
    ["a silence's deadline", every, known, "2026-11-24T09:30+01:00"],
    ["counted from what came last", every, { ...known, lastReceived: after(20) }, "2026-11-24T09:50+01:00"],
    [
      "a due time, where that is sooner",
      { ...every, by: [{ cron: "15 9 * * *" }] },
      known,
      "2026-11-24T09:15+01:00",
    ],
    ["of tomorrow", { by: [{ cron: "0 8 * * *" }] }, known, "2026-11-25T08:00+01:00"],
  ])("is %s", (_, expected, state, due) => {
    expect(String(nextDue(state, terms(expected), from))).toBe(String(Temporal.Instant.from(due)));
  });

  test("is none where nothing is expected, and where the flow is silent already", () => {
    expect(nextDue(known, terms({}), from)).toBeUndefined();
    expect(nextDue(known, terms(every), after(60))).toBeUndefined();
  });

  test("of several expressions come in order, each instant once", () => {
    const expected = { by: [{ cron: "0 */6 * * *" }, { cron: "0 12 * * *", zone: "Europe/Paris" }] };
    expect(dueTimes(terms(expected), from).take(4).map(String).toArray()).toEqual([
      "2026-11-24T11:00:00Z",
      "2026-11-24T17:00:00Z",
      "2026-11-24T23:00:00Z",
      "2026-11-25T05:00:00Z",
    ]);
    expect(dueTimes(terms({}), from).toArray()).toEqual([]);
  });
});
