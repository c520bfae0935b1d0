import type * as z from "zod";
import {
  acknowledgeIncident,
  assignIncident,
  escalateIncident,
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
import { escalate } from "../../desk/escalate.ts";
import { resolve, resume, wait } from "../../desk/progress.ts";
import { requalify } from "../../desk/requalify.ts";
import { done, raisedTo, refused } from "../answered.ts";
import { incidentDocument, listed } from "../documents/incident-document.ts";
import { closedPage, isWanted, urgentPage } from "../documents/incident-pages.ts";
import { concernsReach } from "../rights.ts";
import { type Route, route } from "../route.ts";

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
  route(listIncidents, async ({ query, reach, by, at }, { client, incidents }) => {
    const { closed, flow, limit, cursor } = query;
    if (flow !== undefined && !reach.has(flow)) return refused("role-insufficient", flow);
    if (flow !== undefined && !Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const isAsked = (incident: Incident) => isWanted(incident, query, by) && concernsReach(incident, reach);
    const page = closed
      ? await closedPage(incidents, isAsked, { limit, cursor })
      : await urgentPage(incidents, isAsked, { limit, cursor });
    if (!page) return refused("cursor-unreadable");
    return done({ items: page.items.map((incident) => listed(incident, client, at)), next: page.next });
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
  actionRoute(
    escalateIncident,
    ({ why }, act) =>
      (incident) =>
        escalate(incident, why, act),
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
