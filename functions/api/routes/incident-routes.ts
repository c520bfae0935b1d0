import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import {
  acknowledgeIncident,
  assignIncident,
  handOverIncident,
  type ListedIncident,
  listIncidents,
  openIncident,
  requalifyIncident,
  resolveIncident,
  resumeIncident,
  showIncident,
  waitWithIncident,
} from "../../../schemas/api/incident-operations.ts";
import type { NO_QUERY, Operation } from "../../../schemas/api/operation.ts";
import type { Client } from "../../../schemas/client.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { acknowledge, assign, handOver } from "../../desk/assignment.ts";
import { carryOut, openReported } from "../../desk/carry-out.ts";
import { type Act, type Decision, refused as refusedDecision } from "../../desk/decision.ts";
import { resolve, resume, wait } from "../../desk/progress.ts";
import { requalify } from "../../desk/requalify.ts";
import { done, raisedTo, refused } from "../answered.ts";
import { incidentDocument, listed } from "../documents/incident-document.ts";
import { concernsReach } from "../rights.ts";
import { type Route, route } from "../route.ts";

/** Where in the closed incidents a page ended. */
const Position = z.tuple([z.iso.datetime(), z.int()]);

function cursorOf({ openedAt, number }: Incident): string {
  return Buffer.from(JSON.stringify([openedAt.toString(), number])).toString("base64url");
}

function positionAt(cursor: string) {
  try {
    const [at, number] = Position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { openedAt: Temporal.Instant.from(at), number };
  } catch {
    return undefined;
  }
}

/** What an action decides, by what it is asked with. */
type Ask<Body extends z.ZodType> = (
  body: z.output<Body>,
  act: Act,
  client: Client,
) => (incident: Incident) => Decision;

/** Carries out an action on the incident of a number, unless it was changed since the caller saw it. */
function actionRoute<Body extends z.ZodType>(
  operation: Operation<(typeof showIncident)["parameters"], typeof NO_QUERY, Body, typeof ListedIncident>,
  ask: Ask<Body>,
): Route {
  return route(operation, async ({ parameters: { number }, body, by, at, reach, seen }, desk) => {
    const found = await desk.incidents.ofNumber(number);
    if (!found) return refused("incident-unknown", `#${number}`);
    if (!concernsReach(found, reach)) return refused("role-insufficient", `#${number}`);
    const decide = ask(body, { by, at }, desk.client);
    const unlessChanged = (incident: Incident) =>
      seen !== undefined && incident.revision !== seen
        ? refusedDecision("changed-meanwhile")
        : decide(incident);
    const outcome = await carryOut(number, unlessChanged, desk);
    switch (outcome.outcome) {
      case "done": {
        const { revision } = outcome.incident;
        return done(listed(outcome.incident, desk.client, at), revision, raisedTo(revision));
      }
      case "refused":
        return refused(outcome.reason, `#${number}`);
      case "unknown":
        return refused("incident-unknown", `#${number}`);
    }
  });
}

const readingRoutes = [
  route(listIncidents, async ({ query, reach, at }, { client, incidents }) => {
    const { state, closed, observed, flow, assignee, limit, cursor } = query;
    if (flow !== undefined && !reach.has(flow)) return refused("role-insufficient", flow);
    if (flow !== undefined && !Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const after = cursor === undefined ? undefined : positionAt(cursor);
    if (cursor !== undefined && (!after || !closed)) return refused("cursor-unreadable");
    const isAsked = (incident: Incident) =>
      (state === undefined || incident.state === state) &&
      (observed || incident.mode === "live") &&
      (flow === undefined || incident.flows.includes(flow)) &&
      (assignee === undefined || incident.assignee === assignee) &&
      concernsReach(incident, reach);
    const taken: Incident[] = [];
    const source = closed ? incidents.closed(after, limit + 1) : incidents.notClosed();
    for await (const incident of source) {
      if (isAsked(incident)) taken.push(incident);
      if (closed && taken.length > limit) break;
    }
    if (!closed) {
      taken.sort((a, b) => a.priority.localeCompare(b.priority) || a.number - b.number);
      return done({ items: taken.map((incident) => listed(incident, client, at)), next: null });
    }
    const page = taken.slice(0, limit);
    const last = page.at(-1);
    return done({
      items: page.map((incident) => listed(incident, client, at)),
      next: last && taken.length > limit ? cursorOf(last) : null,
    });
  }),

  route(showIncident, async ({ parameters: { number }, reach, at }, { client, incidents }) => {
    const incident = await incidents.ofNumber(number);
    if (!incident) return refused("incident-unknown", `#${number}`);
    if (!concernsReach(incident, reach)) return refused("role-insufficient", `#${number}`);
    return done(incidentDocument(incident, client, at), incident.revision);
  }),

  route(openIncident, async ({ body, reach, by, at, drawn }, { client, quarantine, incidents }) => {
    const held = body.exchange === undefined ? undefined : await quarantine.find(body.exchange);
    const flow = body.flow ?? held?.flow;
    if (flow === undefined ? !reach.all : !reach.has(flow)) return refused("role-insufficient", flow);
    if (body.exchange !== undefined && !held) return refused("exchange-unknown", body.exchange);
    if (flow !== undefined && !Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const incident = await openReported({ ...body, flow }, Number(drawn), { by, at }, client, { incidents });
    return done(listed(incident, client, at), incident.revision, raisedTo(incident.revision));
  }),
];

const actionRoutes = [
  actionRoute(
    acknowledgeIncident,
    (_, act, { support }) =>
      (incident) =>
        acknowledge(incident, act, support),
  ),
  actionRoute(
    assignIncident,
    ({ person }, act, { support }) =>
      (incident) =>
        assign(incident, person, act, support),
  ),
  actionRoute(handOverIncident, (body, act) => (incident) => handOver(incident, body, act)),
  actionRoute(
    requalifyIncident,
    (body, act, { incidents }) =>
      (incident) =>
        requalify(incident, body, act, incidents),
  ),
  actionRoute(
    waitWithIncident,
    (body, act, { support }) =>
      (incident) =>
        wait(incident, body, act, support),
  ),
  actionRoute(resumeIncident, (_, act) => (incident) => resume(incident, act)),
  actionRoute(resolveIncident, (body, act) => (incident) => resolve(incident, body, act)),
];

export const incidentRoutes = [...readingRoutes, ...actionRoutes];
