import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { candidatesFor } from "../../../functions/incident/candidates.ts";
import { assignee, type Choice, type Need } from "../../../functions/incident/roster.ts";
import { support } from "./people.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const morning = instant("2026-11-30T10:00+01:00");
const night = instant("2026-11-30T22:00+01:00");

const need: Need = { competence: "technical", level: "first-line", priority: "P1" };
const people = support(
  {
    cem: {},
    dan: { competences: ["database"] },
    fay: { level: "first-line" },
    lea: { level: "lead", competences: ["operations"] },
    max: {},
  },
  { onCall: { zone: "Europe/Paris", rotation: { startingWeek: "2026-W49", people: ["dan"], standIns: 0 } } },
);
const choice = (settings: Partial<Choice> = {}): Choice => ({
  support: people,
  absences: [],
  loads: { cem: 2, max: 1 },
  excluded: [],
  told: [],
  at: morning,
  ...settings,
});

const told = (settings: Partial<Choice> = {}) =>
  candidatesFor(need, choice(settings)).map(({ id, availability, reason }) => [id, availability, reason]);

test("by day, those whom the roster asks stand first, the less loaded before the others", () => {
  expect(told()).toEqual([
    ["fay", "on-duty", "adequate"],
    ["max", "on-duty", "level-above"],
    ["cem", "on-duty", "level-above"],
    ["lea", "on-duty", "lead-instead"],
    ["dan", "on-duty", "on-call-without-competence"],
  ]);
});

test("who lacks the competence is not asked by day where nobody is called for it, and stands last", () => {
  const last = candidatesFor({ ...need, priority: "P3" }, choice()).at(-1);
  expect(last).toMatchObject({ id: "dan", reason: undefined, load: 0 });
});

test("the first is whom the roster itself would ask, by day and by night", () => {
  for (const at of [morning, night]) {
    const asked = assignee(need, choice({ at }));
    expect(candidatesFor(need, choice({ at }))[0]?.id).toBe("person" in asked ? asked.person : undefined);
  }
});

test("by night the person on call is asked first, and of the others it is told when they come", () => {
  const [first, ...others] = candidatesFor(need, choice({ at: night }));
  expect(first).toMatchObject({ id: "dan", availability: "on-call", reason: "on-call-without-competence" });
  expect(others.map(({ until }) => until?.toString())).toEqual(
    others.map(() => instant("2026-12-01T09:00+01:00").toString()),
  );
});

test("who is absent is not asked before they are back", () => {
  const absences = [{ person: "fay", from: morning, until: instant("2026-12-02T10:00+01:00") }];
  const fay = candidatesFor(need, choice({ absences })).find(({ id }) => id === "fay");
  expect(fay).toMatchObject({ availability: "absent", until: instant("2026-12-02T10:00+01:00") });
  expect(told({ absences })[0]).toEqual(["max", "on-duty", "level-above"]);
});
