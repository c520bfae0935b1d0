import { Temporal } from "temporal-polyfill";
import { opened } from "../../../functions/incident/stalled.ts";
import { defineClient } from "../../../schemas/client.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { support } from "../incident/people.ts";
import { configuration, plainFlow } from "../../infra/clients.ts";

/** When the incident of these tests opened. */
const openedAt = Temporal.Instant.from("2026-11-24T10:00:00Z");

/** An instant so many minutes after it opened. */
export const after = (minutes: number) => openedAt.add({ minutes });

/** A client with two people of its team, and a contact of its own. */
const { team, people } = support({ ana: {}, ben: { competences: ["database"], level: "lead" } });
export const client = defineClient(
  configuration({ orders: { ...plainFlow, criticality: "high" } }, { support: { team, people } }),
);

/** A silent flow's incident, of which ana was told, but for what is said. */
export function incident(settings: Partial<Incident> = {}): Incident {
  const found = opened(
    {
      cause: "flow/orders#silent",
      mode: "live",
      kind: "silent",
      subject: { type: "flow", id: "orders" },
      flows: ["orders"],
      impact: "medium",
      urgency: "medium",
      priority: "P3",
      competence: "technical",
      at: openedAt,
      since: openedAt,
      evidence: {},
    },
    { number: 17, opening: 1 },
  );
  return { ...found, told: ["ana"], assignee: "ana", level: "consultant", notices: [], ...settings };
}
