import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isOpen } from "../../../functions/calendar/business-time.ts";
import { isOnDuty } from "../../../functions/incident/availability.ts";
import { coverage, type CoverageQuery } from "../../../functions/incident/coverage.ts";
import { peopleOnCall } from "../../../functions/incident/on-call.ts";
import type { CalendarInput } from "../../../schemas/calendar.ts";
import { Competence } from "../../../schemas/person.ts";
import { memberNamed, servingPeople } from "../../../schemas/support.ts";
import type { TeamInput } from "../../../schemas/team.ts";
import { support, weekdays } from "./people.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const monday = { from: instant("2026-11-30T00:00+01:00"), until: instant("2026-12-01T00:00+01:00") };
const hours = weekdays("08:00", "18:00");

const time = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO("Europe/Paris").toPlainTime().toString({ smallestUnit: "minute" });

const utc = (at: Temporal.Instant) => at.toString().slice(11, 16);

/** The technical stretches of a Monday, with times of day in Paris. */
function technical(query: Pick<CoverageQuery, "support"> & Partial<CoverageQuery>) {
  return coverage({ absences: [], ...monday, ...query })
    .filter(({ competence }) => competence === "technical")
    .map(({ from, until, people, onCall, who }) => [
      `${time(from)}-${time(until)}`,
      people,
      onCall ? "on call" : "",
      who,
    ]);
}

const onCall: TeamInput["onCall"] = {
  zone: "Europe/Paris",
  changes: { day: "mon", time: "08:30" },
  rotation: { startingWeek: "2026-W48", people: ["ben", "ana"], standIns: 0 },
};

describe("coverage", () => {
  test("lists nobody and one person alone, in stretches, within the contracted hours", () => {
    const team = { ana: { duty: weekdays("09:00", "12:00") }, ben: { duty: weekdays("11:00", "17:00") } };
    expect(technical({ support: support(team, { hours }) })).toEqual([
      ["08:00-09:00", 0, "", null],
      ["09:00-11:00", 1, "", "ana"],
      ["12:00-17:00", 1, "", "ben"],
      ["17:00-18:00", 0, "", null],
    ]);
  });

  test("is one stretch around the clock where nobody has the competence", () => {
    const gaps = coverage({ support: support({ ana: {} }), absences: [], ...monday });
    expect(gaps.filter(({ competence }) => competence === "database")).toEqual([
      { competence: "database", ...monday, people: 0, onCall: false, who: null },
    ]);
  });

  test("counts absences, and the hours that they leave", () => {
    const absence = {
      person: "ana",
      from: instant("2026-11-30T10:10+01:00"),
      until: instant("2026-11-30T10:50+01:00"),
    };
    const shared = support({ ana: {}, ben: {} }, { hours: weekdays("10:00", "11:00") });
    expect(technical({ support: shared, absences: [absence] })).toEqual([["10:10-10:50", 1, "", "ben"]]);
  });

  test("tells apart what only who is on call covers, and names them, across the change of weeks", () => {
    const team = { ana: {}, ben: {} };
    const served = support(team, { hours: weekdays("08:00", "10:00"), people: ["ana"], onCall });
    expect(technical({ support: served })).toEqual([
      ["08:00-08:30", 0, "on call", "ben"],
      ["08:30-09:00", 0, "on call", "ana"],
      ["09:00-10:00", 1, "on call", "ana"],
    ]);
  });

  test("does not count who is on call without the competence", () => {
    const served = support(
      { ana: {}, ben: { competences: ["database"] } },
      { hours: weekdays("08:00", "08:30"), onCall },
    );
    expect(technical({ support: served })).toEqual([["08:00-08:30", 0, "", null]]);
  });

  test.each<[string, [string, string], string, string[]]>([
    ["the hour that comes twice counts twice", ["02:00", "03:00"], "2026-10-25", ["00:00-02:00"]],
    ["a part of that hour comes twice", ["02:30", "02:45"], "2026-10-25", ["00:30-00:45", "01:30-01:45"]],
    [
      "what ends within that hour begins again",
      ["01:30", "02:30"],
      "2026-10-25",
      ["23:30-00:30", "01:00-01:30"],
    ],
    ["the hour that is left out counts nothing", ["02:00", "03:00"], "2027-03-28", []],
    ["what begins within that hour begins after it", ["02:30", "05:00"], "2027-03-28", ["01:00-03:00"]],
    ["what ends within that hour ends before it", ["01:00", "02:30"], "2027-03-28", ["00:00-01:00"]],
  ])("where the clocks change, %s", (_, range, day, stretches) => {
    const hours: CalendarInput = { zone: "Europe/Paris", hours: { sun: [range] } };
    const from = instant(`${day}T00:00Z`).subtract({ hours: 12 });
    const found = coverage({
      support: support({ ana: { competences: ["database"] } }, { hours }),
      absences: [],
      from,
      until: from.add({ hours: 24 }),
    }).filter(({ competence }) => competence === "technical");
    expect(found.map(({ from, until }) => `${utc(from)}-${utc(until)}`)).toEqual(stretches);
  });

  const IDS = ["ana", "ben", "cem", "dan"];
  const CALENDARS: readonly (CalendarInput | "always")[] = [
    weekdays("09:00", "17:00"),
    weekdays("07:00", "12:15"),
    {
      ...weekdays("14:00", "22:00"),
      holidays: ["2026-10-26"],
      breaks: { "2026-10-23": [["15:00", "16:00"]] },
    },
    { zone: "America/New_York", hours: { fri: [["08:00", "24:00"]], sun: [["00:00", "03:30"]] } },
    "always",
  ];
  const start = instant("2026-10-22T00:00Z");
  const minute = fc.integer({ min: 0, max: 60 * 24 * 6 });

  test("says of every minute what is true of it, and says it in stretches that cannot be longer", () => {
    const anyTeam = fc.record({
      duties: fc.array(fc.constantFrom(...CALENDARS), { minLength: 4, maxLength: 4 }),
      competences: fc.array(fc.uniqueArray(fc.constantFrom(...Competence.options), { minLength: 1 }), {
        minLength: 4,
        maxLength: 4,
      }),
      hours: fc.constantFrom(...CALENDARS),
      absences: fc.array(
        fc
          .tuple(fc.constantFrom(...IDS), minute, fc.integer({ min: 1, max: 3000 }))
          .map(([person, from, length]) => ({
            person,
            from: start.add({ minutes: from }),
            until: start.add({ minutes: from + length }),
          })),
        { maxLength: 3 },
      ),
      minutes: fc.array(minute, { minLength: 20, maxLength: 20 }),
    });
    fc.assert(
      fc.property(anyTeam, ({ duties, competences, hours, absences, minutes }) => {
        const people = Object.fromEntries(
          IDS.map((id, index) => [
            id,
            { duty: duties[index] ?? "always", competences: competences[index] ?? [] },
          ]),
        );
        const served = support(people, { hours, onCall });
        const query = { support: served, absences, from: start, until: start.add({ hours: 24 * 6 }) };
        const stretches = coverage(query);
        for (const competence of Competence.options) {
          const own = stretches.filter((stretch) => stretch.competence === competence);
          for (const [index, stretch] of own.entries()) {
            const next = own[index + 1];
            if (!next?.from.equals(stretch.until)) continue;
            const said = ({ people, onCall, who }: typeof next) => ({ people, onCall, who });
            expect(said(next)).not.toEqual(said(stretch));
          }
          for (const offset of minutes.filter((offset) => offset < 60 * 24 * 6)) {
            const at = start.add({ minutes: offset });
            const found = own.filter(
              ({ from, until }) =>
                Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0,
            );
            const able = servingPeople(served).filter(
              (member) => member.person.competences.includes(competence) && isOnDuty(member, absences, at),
            );
            const [called] = peopleOnCall(served.team.onCall, absences, at).flatMap(
              (id) => memberNamed(served, id) ?? [],
            );
            const reached = called?.person.competences.includes(competence) ? called.id : null;
            const expected = { people: able.length, onCall: reached !== null, who: able[0]?.id ?? reached };
            const listed = isOpen(served.hours, at) && able.length < 2;
            expect(found).toMatchObject(listed ? [expected] : []);
            expect(found).toHaveLength(listed ? 1 : 0);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
