import * as z from "zod";
import { json } from "../../../../functions/gate/formats/json.ts";
import { secretHash } from "../../../../functions/push/secret.ts";
import { defineClient } from "../../../../schemas/client.ts";
import { defineContract } from "../../../../schemas/contract.ts";
import { defineTeam } from "../../../../schemas/team.ts";
import { ERP_PORT, secrets } from "../secrets.ts";

const notes = defineContract({
  format: json(),
  schema: z.object({ id: z.string() }),
  identify: ({ id }) => ({ exchangeId: id, businessKey: `note ${id}` }),
});

const person = {
  language: "en",
  competences: ["functional", "technical", "database", "infrastructure", "network-security", "operations"],
  duty: "always",
} as const;
const team = defineTeam({
  people: {
    ana: {
      ...person,
      competences: [...person.competences],
      name: "Ana",
      email: "ana@example.com",
      phone: "+33639980001",
      level: "consultant",
    },
    ben: {
      ...person,
      competences: [...person.competences],
      name: "Ben",
      email: "ben@example.com",
      phone: "+33639980002",
      level: "lead",
    },
  },
  onCall: { zone: "Europe/Paris", weeks: {}, rotation: { startingWeek: "2026-W01", people: ["ana"] } },
});

const toErp = {
  source: "shop",
  target: "erp",
  contract: notes,
  watch: "live",
  expectation: { every: { within: "PT8M" }, backlog: false, hours: "morning" },
} as const;
const unwatched = { target: "shop", contract: notes, expectation: "none" } as const;

/** A client whose applications are probed: an ERP that is asked, and two that report. */
export const client = defineClient({
  id: "probed",
  name: "Probed",
  zone: "Europe/Paris",
  language: "en",
  calendars: { morning: { zone: "Europe/Paris", hours: { tue: [["08:00", "10:00"]] } } },
  applications: {
    shop: { name: "Shop" },
    erp: {
      name: "ERP",
      watch: "live",
      probes: {
        health: { type: "https", url: `http://127.0.0.1:${ERP_PORT}/health`, insecure: true, text: "UP" },
      },
    },
    crm: {
      name: "CRM",
      watch: "live",
      probes: { job: { type: "push", every: "PT12H", secretHash: secretHash(secrets.crm) } },
    },
    bank: {
      name: "Bank",
      watch: "live",
      probes: {
        batch: {
          type: "push",
          every: "PT2H",
          grace: "PT10M",
          healthy: { maximum: 100 },
          secretHash: secretHash(secrets.bank),
        },
      },
    },
  },
  flows: {
    ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`flow-${index + 1}`, toErp])),
    contacts: { source: "crm", ...unwatched },
    statements: { source: "bank", ...unwatched },
  },
  incidents: { repeatEvery: "PT1H" },
  support: { team, people: ["ana", "ben"] },
});
