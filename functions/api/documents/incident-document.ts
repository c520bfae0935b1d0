import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { IncidentDocument, ListedIncident } from "../../../schemas/api/incident-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import { Incident } from "../../../schemas/incident.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { serviceLevel } from "../../../schemas/service-level.ts";
import { isActive } from "../../incident/incident.ts";
import { clocksOf } from "../../incident/overdue.ts";

/** The clocks of an incident; what only observes has none. */
function clocks(incident: Incident, client: Client, now: Temporal.Instant) {
  if (incident.mode === "observe") return undefined;
  return clocksOf(incident, serviceLevel(client, incident.priority), now);
}

/** An incident as a list shows it. */
export function listed(incident: Incident, client: Client, now: Temporal.Instant): ListedIncident {
  const { number, state, mode, priority, kind, subject, flows, impact, urgency, competence } = incident;
  const { acknowledge, resolve } = clocks(incident, client, now) ?? {};
  const shown = (at: Temporal.Instant | undefined) => (at ? offsetTime(at, client.zone) : null);
  const isOpen = isActive(incident);
  return {
    number,
    state,
    mode,
    priority,
    kind,
    subject,
    flows,
    impact,
    urgency,
    competence,
    since: offsetTime(incident.since, client.zone),
    openedAt: offsetTime(incident.openedAt, client.zone),
    assignee: incident.assignee ?? null,
    title: incident.title ?? null,
    acknowledgeBy: isOpen && !incident.acknowledgedAt ? shown(acknowledge?.dueAt) : null,
    resolveBy: isOpen ? shown(resolve?.dueAt) : null,
  };
}

/** A whole incident as one JSON document: as it is stored, and how its clocks stand. */
export function incidentDocument(
  incident: Incident,
  client: Client,
  now: Temporal.Instant,
): IncidentDocument {
  const standing = clocks(incident, client, now);
  const shown = (at: Temporal.Instant | undefined) => (at ? offsetTime(at, client.zone) : null);
  const clock = (name: "acknowledge" | "resolve") => {
    if (!standing) return null;
    const { state, warnAt, dueAt, breachedAt } = standing[name];
    return { state, warnAt: shown(warnAt), dueAt: shown(dueAt), breachedAt: shown(breachedAt) };
  };
  return {
    ...z.encode(Incident, incident),
    clocks: { acknowledge: clock("acknowledge"), resolve: clock("resolve") },
  };
}
