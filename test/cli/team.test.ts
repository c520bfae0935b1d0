import { stripVTControlCharacters } from "node:util";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { CommandFailure } from "../../cli/failure.ts";
import { supportOf } from "../../cli/supported.ts";
import { coverageText, rosterText } from "../../cli/team-text.ts";
import { coverageDocument, type RosterQuery, rosterDocument } from "../../functions/api/documents/duty.ts";
import { defineClient } from "../../schemas/client.ts";
import { configuration, plainFlow } from "../infra/clients.ts";
import { person, support, weekdays } from "../functions/incident/people.ts";

const at = Temporal.Instant.from("2026-11-30T19:00+01:00");
const { team, people } = support(
  { ana: { name: "Ana Silva" }, ben: { name: "Ben Noir", competences: ["database"] } },
  { onCall: { zone: "Europe/Paris", rotation: { startingWeek: "2026-W48", people: ["ben"] } } },
);
const client = defineClient(
  configuration(
    { orders: plainFlow },
    {
      support: {
        team,
        people,
        hours: weekdays("08:00", "17:00"),
        contacts: { paul: { ...person("paul", { competences: ["functional"] }), level: "first-line" } },
      },
    },
  ),
);
const { zone } = client;
const nothing = { absences: [], loads: {} };
const ours = supportOf(client);
const roster = (asked: RosterQuery, attending: Parameters<typeof rosterDocument>[1] = nothing) =>
  rosterDocument(ours, attending, asked, zone);

/** The cells of a table, row by row. */
const cells = (text: string) =>
  stripVTControlCharacters(text)
    .split("\n")
    .map((row) => row.split(/ {2,}/));

describe("the roster", () => {
  test("is one document, with times in the client's zone", () => {
    expect(roster({ at, priority: "P2" })).toEqual({
      at: "2026-11-30T19:00:00+01:00",
      items: [
        waits("functional", "paul", "paul"),
        waits("technical", "ana", "Ana Silva"),
        waits("database", "ben", "Ben Noir"),
        ...["infrastructure", "network-security", "operations"].map((competence) => ({
          competence,
          outcome: "nobody",
          person: null,
          name: null,
          reason: "nobody-adequate",
        })),
      ],
    });
  });

  test("tells of one competence only where one is named, and of a P1 who is on call", () => {
    expect(roster({ at, competence: "technical", priority: "P1" }).items).toEqual([
      {
        competence: "technical",
        outcome: "on-call",
        person: "ben",
        name: "Ben Noir",
        reason: "on-call-without-competence",
      },
    ]);
  });

  test("knows of absences", () => {
    const absences = [{ person: "ben", from: at, until: at.add({ hours: 1 }) }];
    const { items } = roster({ at, competence: "database", priority: "P1" }, { absences, loads: {} });
    expect(items).toMatchObject([{ outcome: "waits", reason: "nobody-on-call" }]);
  });

  test.each([
    [
      "en",
      [
        "technical",
        "Ana Silva",
        "from Tue 2026-12-01 09:00",
        "Nobody is on duty: waits for the opening hour.",
      ],
    ],
    [
      "fr",
      [
        "technical",
        "Ana Silva",
        "à partir de mar. 2026-12-01 09:00",
        "Personne n'est en service : attend l'heure d'ouverture.",
      ],
    ],
  ] as const)("is a table of who, when and why, in %s", (language, row) => {
    const { items } = roster({ at, competence: "technical", priority: "P2" });
    expect(cells(rosterText(items, zone, language))[1]).toEqual(row);
  });

  test("of a client that names nobody is refused with the mend", () => {
    const alone = defineClient(configuration({ orders: plainFlow }));
    expect(() => supportOf(alone)).toThrow(CommandFailure);
    expect(() => supportOf(alone)).toThrow("support-missing");
  });
});

function waits(competence: string, person: string, name: string) {
  const until = "2026-12-01T09:00:00+01:00";
  return { competence, outcome: "waits", person, name, until, reason: "opening-hour" };
}

describe("coverage", () => {
  const from = Temporal.Instant.from("2026-10-24T00:00+02:00");
  const found = coverageDocument(ours, [], { from, weeks: 1 }, zone);

  test("is one document over weeks of the client's zone, also where the clocks change", () => {
    const { items, ...span } = found;
    expect(span).toEqual({ from: "2026-10-24T00:00:00+02:00", until: "2026-10-31T00:00:00+01:00" });
    expect(items.filter(({ competence }) => competence === "technical").slice(0, 2)).toEqual([
      {
        competence: "technical",
        from: "2026-10-26T08:00:00+01:00",
        until: "2026-10-26T09:00:00+01:00",
        people: 0,
        onCall: false,
        who: null,
      },
      {
        competence: "technical",
        from: "2026-10-26T09:00:00+01:00",
        until: "2026-10-26T17:00:00+01:00",
        people: 1,
        onCall: false,
        who: "ana",
      },
    ]);
  });

  test.each([
    ["en", ["database", "Mon 2026-11-30 08:00", "Mon 2026-11-30 09:00", "nobody", "ben"]],
    ["fr", ["database", "lun. 2026-11-30 08:00", "lun. 2026-11-30 09:00", "personne", "ben"]],
  ] as const)("is a table that names who is on call where nobody is on duty, in %s", (language, row) => {
    const monday = Temporal.Instant.from("2026-11-30T00:00Z");
    const { items } = coverageDocument(ours, [], { from: monday, weeks: 1 }, zone);
    expect(cells(coverageText(items, zone, language))).toContainEqual(row);
  });

  test.each([
    ["en", "Every competence is covered by two people at least."],
    ["fr", "Chaque compétence est couverte par deux personnes au moins."],
  ] as const)("that has no gap says so, in %s", (language, sentence) => {
    expect(coverageText([], zone, language)).toBe(sentence);
  });
});
