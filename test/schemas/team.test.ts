import { describe, expect, test } from "vitest";
import { Absence } from "../../schemas/absence.ts";
import { defineTeam, type TeamInput } from "../../schemas/team.ts";
import { team } from "../../team/team.ts";
import { person } from "../functions/incident/people.ts";

const phone = "+33639980001";
const people = { ana: person("ana", { phone }), ben: person("ben") };

/** A configuration as one writes it whose editor does not check types. */
const unchecked = (id: string, settings: object): TeamInput => ({
  people: { [id]: Object.assign(person("ana"), settings) },
});

const onCall = (rest: object): TeamInput => ({
  people,
  onCall: Object.assign({ zone: "Europe/Paris" }, rest),
});

/** What is wrong; the configuration; the place and the mend that the answer names. */
const REFUSED: readonly (readonly [string, TeamInput, string])[] = [
  [
    "nobody's id in the rotation",
    onCall({ rotation: { startingWeek: "2026-W48", people: ["ana", "anna"] } }),
    'onCall.rotation.people.1 names "anna", who is not among the people (ana, ben): correct it or add the person',
  ],
  [
    "nobody's id in a week",
    onCall({ weeks: { "2026-W48": ["bob"] } }),
    'onCall.weeks.2026-W48.0 names "bob", who is not among the people (ana, ben): correct it or add the person',
  ],
  [
    "somebody on call without a phone",
    onCall({ rotation: { startingWeek: "2026-W48", people: ["ana", "ben"] } }),
    'onCall.rotation.people.1 names "ben", who has no phone: give people.ben.phone, or take the person off call',
  ],
  [
    "a rotation of nobody",
    onCall({ rotation: { startingWeek: "2026-W48", people: [] } }),
    "onCall.rotation.people has nobody: name at least one person",
  ],
  [
    "a week that the year does not have",
    onCall({ weeks: { "2025-W53": ["ana"] } }),
    "onCall.weeks.2025-W53 is no week of ISO 8601: write for example 2026-W48",
  ],
  [
    "a change of on-call weeks at the end of a day",
    onCall({ changes: { time: "24:00" } }),
    "onCall.changes.time is the end of a day: write 00:00 of the next one",
  ],
  [
    "somebody without e-mail",
    unchecked("ana", { email: undefined }),
    "people.ana.email is no e-mail address, which everybody needs: write for example claire.moreau@example.com",
  ],
  [
    "an e-mail address that is none",
    unchecked("ana", { email: "ana@" }),
    "people.ana.email is no e-mail address, which everybody needs: write for example claire.moreau@example.com",
  ],
  [
    "a phone number without its country",
    unchecked("ana", { phone: "06 39 98 00 01" }),
    "people.ana.phone is no phone number of E.164: write the plus sign, the country and the number, as in +33639980001",
  ],
  [
    "a competence that there is not",
    unchecked("ana", { competences: ["sql"] }),
    'people.ana.competences.0 is none of the values that it may have: choose "functional", "technical", "database", "infrastructure", "network-security", "operations"',
  ],
  [
    "somebody without competence",
    unchecked("ana", { competences: [] }),
    "people.ana.competences has nothing: name at least one competence",
  ],
  [
    "an id with capitals",
    unchecked("Ana", {}),
    'people.Ana is no id of a person: use lower-case words joined by hyphens, as in "claire-moreau"',
  ],
  [
    "an id that is too long",
    unchecked("a".repeat(33), {}),
    `people.${"a".repeat(33)} is longer than 32 characters: shorten the id`,
  ],
  [
    "a duty that is neither always nor a calendar",
    unchecked("ana", { duty: "office" }),
    'people.ana.duty is none of the values that it may have: choose "always"',
  ],
  [
    "duty hours that end before they begin",
    unchecked("ana", { duty: { zone: "Europe/Paris", hours: { mon: [["17:00", "09:00"]] } } }),
    "people.ana.duty.hours.mon.0 ends before it begins: split what passes midnight at 24:00 and 00:00",
  ],
  [
    "two people at one address, however it is written",
    { people: { ana: person("ana"), ben: person("ben", { email: "Ana@example.com" }) } },
    "people.ben.email is that of ana too: give each person an address of their own",
  ],
  [
    "two people at one phone",
    { people: { ana: person("ana", { phone }), ben: person("ben", { phone }) } },
    "people.ben.phone is that of ana too: give each person an address of their own",
  ],
];

describe("a team", () => {
  test.each(REFUSED)("with %s is refused, with the place and the mend", (_, input, line) => {
    expect(() => defineTeam(input)).toThrow(line);
  });

  test("changes its people on call on Mondays at eight, with one stand-in, unless it says otherwise", () => {
    const rotation = { startingWeek: "2026-W48", people: ["ana"] };
    expect(defineTeam({ people, onCall: { zone: "Europe/Paris", rotation } }).onCall).toMatchObject({
      changes: { day: "mon", time: "08:00" },
      rotation: { standIns: 1 },
      weeks: {},
    });
  });

  test("stays the same when it is read again, as a part of a client", () => {
    expect(defineTeam(team)).toEqual(team);
  });
});

describe("an absence", () => {
  test("is a stretch of instants, whatever their offsets", () => {
    const absence = { person: "ana", from: "2026-12-24T12:00:00+01:00", until: "2026-12-24T12:00:00Z" };
    const { from, until } = Absence.parse(absence);
    expect([from.toString(), until.toString()]).toEqual(["2026-12-24T11:00:00Z", "2026-12-24T12:00:00Z"]);
  });

  test("that ends before it begins is refused", () => {
    const absence = { person: "ana", from: "2026-12-24T12:00:00Z", until: "2026-12-24T12:00:00+01:00" };
    expect(Absence.safeParse(absence).success).toBe(false);
  });
});
