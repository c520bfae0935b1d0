import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { listIncidents } from "../../../schemas/api/incident-operations.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { isActive } from "../../incident/incident.ts";
import type { Incidents } from "../../ports.ts";

/** Which incidents are asked for. */
type Wanted = Pick<
  z.output<typeof listIncidents.query>,
  "state" | "observed" | "active" | "flow" | "assignee" | "mine"
>;

/** Whether an incident is one of those that somebody asks for. */
export function isWanted(
  incident: Incident,
  { state, observed, active, flow, assignee, mine }: Wanted,
  by: string,
): boolean {
  return (
    (state === undefined || incident.state === state) &&
    (observed || incident.mode === "live") &&
    (!active || isActive(incident)) &&
    (flow === undefined || incident.flows.includes(flow)) &&
    (assignee === undefined || incident.assignee === assignee) &&
    (!mine || incident.assignee === by)
  );
}

interface PageAsked {
  readonly limit: number;
  readonly cursor: string | undefined;
}

interface Page {
  readonly items: readonly Incident[];
  readonly next: string | null;
}

/** By what a page of closed incidents ended, and one of the others. */
const ClosedPosition = z.tuple([z.iso.datetime(), z.int()]);
const UrgentPosition = z.tuple([z.string().max(2), z.int()]);

function read<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

function pageOf(taken: readonly Incident[], limit: number, positionOf: (last: Incident) => unknown): Page {
  const items = taken.slice(0, limit);
  const last = items.at(-1);
  const more = last !== undefined && taken.length > limit;
  return { items, next: more ? Buffer.from(JSON.stringify(positionOf(last))).toString("base64url") : null };
}

/** A page of the closed incidents, the newest first; undefined where the cursor is none of them. */
export async function closedPage(
  incidents: Pick<Incidents, "closed">,
  isAsked: (incident: Incident) => boolean,
  { limit, cursor }: PageAsked,
): Promise<Page | undefined> {
  const position = cursor === undefined ? undefined : read(ClosedPosition, cursor);
  if (cursor !== undefined && !position) return undefined;
  const after = position && { openedAt: Temporal.Instant.from(position[0]), number: position[1] };
  const taken: Incident[] = [];
  for await (const incident of incidents.closed(after, limit + 1)) {
    if (isAsked(incident)) taken.push(incident);
    if (taken.length > limit) break;
  }
  return pageOf(taken, limit, ({ openedAt, number }) => [openedAt.toString(), number]);
}

/** A page of those that are not closed, the most urgent first; undefined where the cursor is none of them. */
export async function urgentPage(
  incidents: Pick<Incidents, "notClosed">,
  isAsked: (incident: Incident) => boolean,
  { limit, cursor }: PageAsked,
): Promise<Page | undefined> {
  const after = cursor === undefined ? undefined : read(UrgentPosition, cursor);
  if (cursor !== undefined && !after) return undefined;
  const isLater = ({ priority, number }: Incident) =>
    !after || priority > after[0] || (priority === after[0] && number > after[1]);
  const taken: Incident[] = [];
  for await (const incident of incidents.notClosed()) {
    if (isAsked(incident) && isLater(incident)) taken.push(incident);
  }
  taken.sort((a, b) => a.priority.localeCompare(b.priority) || a.number - b.number);
  return pageOf(taken, limit, ({ priority, number }) => [priority, number]);
}
