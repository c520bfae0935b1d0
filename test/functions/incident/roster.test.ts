import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isAbsent, isOnDuty } from "../../../functions/incident/availability.ts";
import { peopleOnCall } from "../../../functions/incident/on-call.ts";
import { assignee, type Choice, type Need } from "../../../functions/incident/roster.ts";
import type { Absence } from "../../../schemas/absence.ts";
import { Competence, Level } from "../../../schemas/person.ts";
import { Priority } from "../../../schemas/priority.ts";
import { servingPeople } from "../../../schemas/support.ts";
import { person, support, weekdays } from "./people.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const at = {
  mondayMorning: instant("2026-11-30T10:00+01:00"),
  mondayEarly: instant("2026-11-30T07:30+01:00"),
  mondayNight: instant("2026-11-30T22:00+01:00"),
  saturday: instant("2026-12-05T10:00+01:00"),
};

const absent = (person: string, from: string, until: string): Absence => ({
  person,
  from: instant(from),
  until: instant(until),
});

const need = (settings: Partial<Need> = {}): Need => ({
  competence: "technical",
  level: "first-line",
  priority: "P2",
  ...settings,
});

const choice = (settings: Pick<Choice, "support"> & Partial<Choice>): Choice => ({
  absences: [],
  loads: {},
  excluded: [],
  told: [],
  at: at.mondayMorning,
  ...settings,
});

const ladder = {
  fay: { level: "first-line" },
  cem: {},
  lea: { level: "lead" },
} as const;

const rotation = (...people: string[]) => ({
  onCall: { zone: "Europe/Paris", rotation: { startingWeek: "2026-W49", people, standIns: 1 } },
});

/** What is asked; of whom; the answer. */
const CASES: readonly (readonly [string, Need, Choice, object])[] = [
  [
    "of two on duty the one with the competence",
    need({ competence: "database", level: "consultant" }),
    choice({ support: support({ ana: {}, ben: { competences: ["database"] } }) }),
    { outcome: "on-duty", person: "ben", reason: "adequate" },
  ],
  [
    "the nearest level, however loaded",
    need(),
    choice({ support: support(ladder), loads: { fay: 9 } }),
    { outcome: "on-duty", person: "fay", reason: "adequate" },
  ],
  [
    "a contact of the client's own before its consultants",
    need(),
    choice({
      support: support({ cem: {} }, { contacts: { paul: { ...person("paul"), level: "first-line" } } }),
    }),
    { outcome: "on-duty", person: "paul", reason: "adequate" },
  ],
  [
    "nobody below the level asked",
    need({ level: "consultant" }),
    choice({ support: support(ladder) }),
    { outcome: "on-duty", person: "cem", reason: "adequate" },
  ],
  [
    "of a level above who is there, where those at the level asked are not",
    need(),
    choice({
      support: support({ ...ladder, fay: { level: "first-line", duty: weekdays("13:00", "17:00") } }),
    }),
    { outcome: "on-duty", person: "cem", reason: "level-above" },
  ],
  [
    "of equals the least loaded",
    need({ level: "consultant" }),
    choice({ support: support({ ana: {}, ben: {}, cem: {} }), loads: { ana: 2, ben: 1, cem: 2 } }),
    { outcome: "on-duty", person: "ben", reason: "adequate" },
  ],
  [
    "of equals that are loaded alike the first by name",
    need({ level: "consultant" }),
    choice({ support: support({ cem: {}, ben: {}, ana: {} }), loads: { ana: 1, ben: 1, cem: 1 } }),
    { outcome: "on-duty", person: "ana", reason: "adequate" },
  ],
  [
    "not who is left out",
    need({ level: "consultant" }),
    choice({ support: support({ ana: {}, ben: {} }), excluded: ["ana"] }),
    { outcome: "on-duty", person: "ben", reason: "adequate" },
  ],
  [
    "not who is absent",
    need({ level: "consultant" }),
    choice({
      support: support({ ana: {}, ben: {} }),
      absences: [absent("ana", "2026-11-30T10:00+01:00", "2026-11-30T11:00+01:00")],
    }),
    { outcome: "on-duty", person: "ben", reason: "adequate" },
  ],
  [
    "again who was absent until this instant",
    need({ level: "consultant" }),
    choice({
      support: support({ ana: {}, ben: {} }),
      absences: [absent("ana", "2026-11-29T10:00+01:00", "2026-11-30T10:00+01:00")],
    }),
    { outcome: "on-duty", person: "ana", reason: "adequate" },
  ],
  [
    "not who is in the team but does not serve this client",
    need({ level: "consultant" }),
    choice({ support: support({ ana: {}, ben: {} }, { people: ["ben"] }) }),
    { outcome: "on-duty", person: "ben", reason: "adequate" },
  ],
  [
    "a lead where nobody has the competence",
    need({ competence: "database" }),
    choice({ support: support(ladder) }),
    { outcome: "on-duty", person: "lea", reason: "lead-instead" },
  ],
  [
    "a lead where only those below the level asked have the competence",
    need({ level: "consultant" }),
    choice({
      support: support({ fay: { level: "first-line" }, lea: { level: "lead", competences: ["functional"] } }),
    }),
    { outcome: "on-duty", person: "lea", reason: "lead-instead" },
  ],
  [
    "nobody where there is no lead either",
    need({ competence: "database" }),
    choice({ support: support({ cem: {} }) }),
    { outcome: "nobody", reason: "nobody-adequate" },
  ],
  [
    "after a consultant was told a lead, not another consultant",
    need(),
    choice({ support: support({ ...ladder, dan: {} }), told: ["cem"] }),
    { outcome: "on-duty", person: "lea", reason: "adequate" },
  ],
  [
    "after a contact of the client's own was told a consultant, not another first-line person",
    need(),
    choice({
      support: support(ladder, { contacts: { paul: { ...person("paul"), level: "first-line" } } }),
      told: ["paul"],
    }),
    { outcome: "on-duty", person: "cem", reason: "adequate" },
  ],
  [
    "after a lead was told another lead",
    need(),
    choice({ support: support({ ...ladder, max: { level: "lead" } }), told: ["cem", "lea"] }),
    { outcome: "on-duty", person: "max", reason: "adequate" },
  ],
  [
    "nobody more where every lead was told",
    need(),
    choice({ support: support(ladder), told: ["cem", "lea"] }),
    { outcome: "nobody", reason: "nobody-left" },
  ],
  [
    "whoever opens first, where nobody is on duty",
    need(),
    choice({
      support: support({ ana: {}, ben: { duty: weekdays("08:00", "16:00") } }),
      at: at.mondayNight,
    }),
    {
      outcome: "waits",
      person: "ben",
      until: instant("2026-12-01T08:00+01:00"),
      reason: "opening-hour",
    },
  ],
  [
    "of those who open together the most adequate",
    need(),
    choice({ support: support({ ...ladder, ana: {} }), loads: { ana: 1 }, at: at.saturday }),
    { outcome: "waits", person: "fay", until: instant("2026-12-07T09:00+01:00"), reason: "opening-hour" },
  ],
  [
    "whoever is back from absence first, in duty hours",
    need(),
    choice({
      support: support({ ana: {} }),
      absences: [
        absent("ana", "2026-11-30T08:00+01:00", "2026-12-01T18:00+01:00"),
        absent("ana", "2026-12-02T00:00+01:00", "2026-12-03T11:00+01:00"),
      ],
    }),
    { outcome: "waits", person: "ana", until: instant("2026-12-03T11:00+01:00"), reason: "opening-hour" },
  ],
  [
    "nobody where no duty hour is in sight",
    need(),
    choice({ support: support({ ana: { duty: { zone: "Europe/Paris", hours: {} } } }) }),
    { outcome: "nobody", reason: "nobody-returns" },
  ],
  [
    "for P1 in duty hours who is on duty, not who is on call",
    need({ priority: "P1" }),
    choice({ support: support({ ana: {}, ben: {} }, { people: ["ana"], ...rotation("ben") }) }),
    { outcome: "on-duty", person: "ana", reason: "level-above" },
  ],
  [
    "for P1 at night who is on call, though serving other clients",
    need({ priority: "P1" }),
    choice({
      support: support({ ana: {}, ben: {} }, { people: ["ana"], ...rotation("ben") }),
      at: at.mondayNight,
    }),
    { outcome: "on-call", person: "ben", reason: "nobody-on-duty" },
  ],
  [
    "for P1 who is on call though without the competence, and says so",
    need({ priority: "P1" }),
    choice({
      support: support({ ana: {}, ben: { competences: ["database"] } }, rotation("ben", "ana")),
      at: at.mondayNight,
    }),
    { outcome: "on-call", person: "ben", reason: "on-call-without-competence" },
  ],
  [
    "for P1 the stand-in where who is on call is absent",
    need({ priority: "P1" }),
    choice({
      support: support({ ana: {}, ben: {} }, rotation("ben", "ana")),
      absences: [absent("ben", "2026-11-30T20:00+01:00", "2026-12-01T20:00+01:00")],
      at: at.mondayNight,
    }),
    { outcome: "on-call", person: "ana", reason: "nobody-on-duty" },
  ],
  [
    "for P1 the stand-in where who is on call did not acknowledge",
    need({ priority: "P1" }),
    choice({
      support: support({ ana: {}, ben: {} }, rotation("ben", "ana")),
      told: ["ben"],
      at: at.mondayNight,
    }),
    { outcome: "on-call", person: "ana", reason: "nobody-on-duty" },
  ],
  [
    "for P1 the opening hour where nobody on call is left",
    need({ priority: "P1" }),
    choice({
      support: support({ ana: {}, ben: {} }, rotation("ben")),
      absences: [absent("ben", "2026-11-30T20:00+01:00", "2026-12-01T20:00+01:00")],
      at: at.mondayNight,
    }),
    { outcome: "waits", person: "ana", until: instant("2026-12-01T09:00+01:00"), reason: "nobody-on-call" },
  ],
  [
    "for P2 the opening hour, whoever is on call",
    need(),
    choice({ support: support({ ana: {}, ben: {} }, rotation("ben")), at: at.mondayNight }),
    { outcome: "waits", person: "ana", until: instant("2026-12-01T09:00+01:00"), reason: "opening-hour" },
  ],
];

describe("the roster yields", () => {
  test.each(CASES)("%s", (_, need, choice, assignment) => {
    expect(assignee(need, choice)).toEqual(assignment);
  });
});

const DUTIES = [
  weekdays("09:00", "17:00"),
  weekdays("07:00", "12:00"),
  weekdays("14:00", "22:00"),
  "always",
  { zone: "America/New_York", hours: { sat: [["08:00", "13:00"]], mon: [["00:00", "24:00"]] } },
] as const;

const IDS = ["ana", "ben", "cem", "dan", "eva", "fay"];
const start = instant("2026-10-19T00:00Z");
const hour = fc.integer({ min: 0, max: 24 * 21 });
const after = (hours: number) => start.add({ hours });

const settings = fc.record({
  level: fc.constantFrom(...Level.options),
  competences: fc.uniqueArray(fc.constantFrom(...Competence.options), { minLength: 1 }),
  duty: fc.constantFrom(...DUTIES),
});

const absences = fc.array(
  fc
    .tuple(fc.constantFrom(...IDS), hour, fc.integer({ min: 1, max: 100 }))
    .map(([person, from, length]) => ({ person, from: after(from), until: after(from + length) })),
  { maxLength: 8 },
);

/** Any need, of any team in any state; people serve the client in the order of `served`. */
const asked = fc
  .record({
    people: fc.array(settings, { minLength: IDS.length, maxLength: IDS.length }),
    served: fc.shuffledSubarray(IDS, { minLength: 1 }),
    onCall: fc.shuffledSubarray(IDS, { minLength: 1 }),
    standIns: fc.integer({ min: 0, max: 3 }),
    absences,
    loads: fc.dictionary(fc.constantFrom(...IDS), fc.nat(3)),
    excluded: fc.subarray(IDS, { maxLength: 2 }),
    told: fc.subarray(IDS, { maxLength: 2 }),
    hours: hour,
    need: fc.record({
      competence: fc.constantFrom(...Competence.options),
      level: fc.constantFrom(...Level.options),
      priority: fc.constantFrom(...Priority.options),
    }),
  })
  .map(({ people, served, onCall, standIns, hours, need, ...rest }) => {
    const zone = "Europe/Paris";
    const team = Object.fromEntries(IDS.map((id, index) => [id, people[index] ?? {}]));
    return {
      need,
      choice: {
        ...rest,
        at: after(hours),
        support: support(team, {
          people: served,
          onCall: { zone, rotation: { startingWeek: "2026-W43", people: onCall, standIns } },
        }),
      },
    };
  });

/** Who may be chosen at an instant: on duty for this client, or on call for a P1; never absent or passed over. */
function eligible({ priority }: Need, { support, absences, excluded, told }: Choice, at: Temporal.Instant) {
  const onDuty = servingPeople(support).filter((member) => isOnDuty(member, absences, at));
  const onCall = priority === "P1" ? peopleOnCall(support.team.onCall, absences, at) : [];
  const absent = IDS.filter((id) => isAbsent(id, absences, at));
  const passedOver = new Set([...excluded, ...told, ...absent]);
  const ids = { "on-duty": onDuty.map(({ id }) => id), "on-call": onCall };
  return {
    "on-duty": ids["on-duty"].filter((id) => !passedOver.has(id)),
    "on-call": ids["on-call"].filter((id) => !passedOver.has(id)),
  };
}

describe("whatever the team and the incident", () => {
  test("nobody is chosen who is absent, left out, told already, or off duty and not on call for a P1", () => {
    fc.assert(
      fc.property(asked, ({ need, choice }) => {
        const answer = assignee(need, choice);
        if (answer.outcome === "nobody") return;
        const waits = answer.outcome === "waits";
        const may = eligible(need, choice, waits ? answer.until : choice.at);
        expect(may[answer.outcome === "on-call" ? "on-call" : "on-duty"]).toContain(answer.person);
      }),
    );
  });

  test("nobody waits while somebody on duty could take it", () => {
    fc.assert(
      fc.property(asked, ({ need, choice }) => {
        if (assignee(need, choice).outcome !== "waits") return;
        const { excluded, told, absences, at, support } = choice;
        const adequate = servingPeople(support).filter(
          (member) =>
            ![...excluded, ...told].includes(member.id) &&
            member.person.competences.includes(need.competence) &&
            member.person.level === "lead" &&
            isOnDuty(member, absences, at),
        );
        expect(adequate).toEqual([]);
      }),
    );
  });

  test("who is waited for is on duty and chosen when the wait is over", () => {
    fc.assert(
      fc.property(asked, ({ need, choice }) => {
        const answer = assignee(need, choice);
        if (answer.outcome !== "waits") return;
        const then = assignee(need, { ...choice, at: answer.until });
        expect(then).toMatchObject({ outcome: "on-duty", person: answer.person });
      }),
    );
  });

  test("the order of people and absences changes nothing", () => {
    fc.assert(
      fc.property(asked, ({ need, choice }) => {
        const { support, absences } = choice;
        const turned = {
          ...choice,
          absences: absences.toReversed(),
          support: {
            ...support,
            people: support.people.toReversed(),
            team: {
              ...support.team,
              people: Object.fromEntries(Object.entries(support.team.people).toReversed()),
            },
          },
        };
        expect(assignee(need, turned)).toEqual(assignee(need, choice));
      }),
    );
  });
});
