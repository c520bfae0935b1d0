import type { Incident, IncidentState } from "../../schemas/incident.ts";
import { CommandFailure } from "../failure.ts";
import { hostNow, reach } from "../reach.ts";
import { type IncidentDocument, incidentDocument, type ListedIncident, listed } from "./incident-document.ts";

/** Which incidents to list; without more, those that are not closed and call somebody. */
export interface IncidentQuery {
  readonly all?: boolean | undefined;
  readonly observed?: boolean | undefined;
  readonly state?: IncidentState | undefined;
  readonly flow?: string | undefined;
  /** In whose hands they are. */
  readonly mine?: string | undefined;
}

function isAsked({ all, observed, state, flow, mine }: IncidentQuery) {
  return (incident: Incident): boolean =>
    (state ? incident.state === state : all === true || incident.state !== "closed") &&
    (observed === true || incident.mode === "live") &&
    (flow === undefined || incident.flows.includes(flow)) &&
    (mine === undefined || incident.assignee === mine);
}

/** The incidents that are asked for, the most urgent first, of equals the oldest. */
export async function listIncidents(query: IncidentQuery): Promise<readonly ListedIncident[]> {
  const { client, host, watch } = await reach();
  if (query.flow !== undefined && !client.flows[query.flow])
    throw new CommandFailure("flow-unknown", query.flow);
  const withClosed = query.all || query.state === "closed";
  const [now, present, closed] = await Promise.all([
    hostNow(host),
    Array.fromAsync(watch.incidents.notClosed()),
    withClosed ? Array.fromAsync(watch.incidents.closed()) : [],
  ]);
  return [...present, ...closed]
    .filter(isAsked(query))
    .toSorted((a, b) => a.priority.localeCompare(b.priority) || a.number - b.number)
    .map((incident) => listed(incident, client, now));
}

/** One incident with its timeline and its clocks. */
export async function showIncident(
  number: number,
): Promise<{ readonly shown: IncidentDocument; readonly line: ListedIncident; readonly zone: string }> {
  const { client, host, watch } = await reach();
  const incident = await watch.incidents.ofNumber(number);
  if (!incident) throw new CommandFailure("incident-unknown", `#${number}`);
  const now = await hostNow(host);
  return {
    shown: incidentDocument(incident, client, now),
    line: listed(incident, client, now),
    zone: client.zone,
  };
}
