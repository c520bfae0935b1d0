import {
  type IncidentDocument,
  listIncidents as listing,
  type ListedIncident,
  showIncident as showing,
} from "../../schemas/api/incident-operations.ts";
import type { IncidentState } from "../../schemas/incident.ts";
import { chosenClient } from "../chosen-client.ts";
import { apiAccess, ask, askAll } from "../desk-api.ts";
import { flag } from "../flag.ts";

const PAGE = 200;

/** Which incidents to list; without more, those that are not closed and call somebody. */
export interface IncidentQuery {
  readonly all?: boolean | undefined;
  readonly observed?: boolean | undefined;
  readonly state?: IncidentState | undefined;
  readonly flow?: string | undefined;
  /** In whose hands they are. */
  readonly mine?: string | undefined;
}

/** The incidents that are asked for, the most urgent first, of equals the oldest. */
export async function listIncidents({
  all,
  observed,
  state,
  flow,
  mine,
}: IncidentQuery): Promise<readonly ListedIncident[]> {
  const access = await apiAccess();
  const list = (closed: boolean) =>
    askAll((cursor) => {
      const flags = { closed: flag(closed), observed: flag(observed) };
      const query = { ...flags, state, flow, assignee: mine, cursor, limit: PAGE };
      return ask(access, listing, { parameters: {}, query, body: undefined });
    });
  const present = await list(false);
  const closed = all || state === "closed" ? await list(true) : [];
  return [...present, ...closed].toSorted(
    (a, b) => a.priority.localeCompare(b.priority) || a.number - b.number,
  );
}

/** One incident with its timeline and its clocks. */
export async function showIncident(
  number: number,
): Promise<{ readonly shown: IncidentDocument; readonly zone: string }> {
  const access = await apiAccess();
  const shown = await ask(access, showing, { parameters: { number }, query: {}, body: undefined });
  return { shown, zone: (await chosenClient()).zone };
}
