import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import type { CalendarInput } from "../../../../schemas/calendar.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";

const notes = defineContract({
  format: json(),
  schema: z.object({ id: z.string(), text: z.string().max(20).default("") }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `note ${id}` }),
});

const office: CalendarInput = {
  zone: "Europe/Paris",
  hours: {
    mon: [["08:00", "18:00"]],
    tue: [["08:00", "18:00"]],
    wed: [["08:00", "18:00"]],
    thu: [["08:00", "18:00"]],
    fri: [["08:00", "18:00"]],
  },
  holidays: { "2026-12-25": "Noël" },
};

const competences = [
  "functional",
  "technical",
  "database",
  "infrastructure",
  "network-security",
  "operations",
] as const;

const team = defineTeam({
  people: {
    ana: {
      name: "Ana",
      language: "en",
      email: "ana@example.com",
      phone: "+33639980001",
      competences: [...competences],
      level: "consultant",
      duty: office,
    },
    ben: {
      name: "Ben",
      language: "fr",
      email: "ben@example.com",
      phone: "+33639980002",
      competences: [...competences],
      level: "lead",
      duty: office,
    },
  },
  onCall: { zone: "Europe/Paris", weeks: {}, rotation: { startingWeek: "2026-W01", people: ["ana"] } },
});

const between = { source: "office", target: "archive", contract: notes, watch: "live" } as const;

/** A client whose flows are watched in every way, and called about by day and by night. */
export const client = defineClient({
  id: "watched",
  name: "Watched",
  zone: "Europe/Paris",
  language: "en",
  calendars: { office },
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: {
    orders: { ...between, criticality: "high", expectation: { every: { within: "PT30M" }, hours: "office" } },
    prices: { ...between, expectation: { by: [{ cron: "30 2 * * *", grace: "PT10M", opens: "PT2H" }] } },
    letters: { ...between, expectation: { failures: { atLeast: 3 }, backlog: { untaken: "PT10M" } } },
    drafts: { ...between, watch: "observe", expectation: { every: { within: "PT30M" }, hours: "office" } },
  },
  support: { team, people: ["ana", "ben"] },
});
