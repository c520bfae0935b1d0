import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import {
  addAbsence,
  addMaintenance,
  endMaintenance,
  listAbsences,
  listMaintenance,
  type ListedMaintenance,
  removeAbsence,
  watchApplication,
  watchFlow,
} from "../../../schemas/api/plan-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import type { WatchMode } from "../../../schemas/expectation.ts";
import type { MaintenanceScope } from "../../../schemas/maintenance.ts";
import { EnteredAbsence, Maintenance, type PlanItem, WatchOverride } from "../../../schemas/plan.ts";
import { plainIssues } from "../../../schemas/issue.ts";
import { memberNamed } from "../../../schemas/support.ts";
import { isOn, isOver } from "../../sweep/planned.ts";
import type { Plans } from "../../ports.ts";
import { done, raisedTo, type Refused, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

/** Who enters something, and when. */
interface Entering {
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** What everything that is entered carries; its id is drawn before its intent is written. */
const enteredBy = ({ by, at }: Entering, id: string) => ({ id, revision: 0, by, enteredAt: at });

/** Writes an item, unless somebody else did in between. */
async function enter<Item extends PlanItem>(
  item: Item,
  subject: string,
  plans: Plans,
): Promise<Item | Refused> {
  if ((await plans.save(item)) === "lost") return refused("changed-meanwhile", subject);
  return { ...item, revision: item.revision + 1 };
}

const shown = (maintenance: Maintenance, now: Temporal.Instant): ListedMaintenance => ({
  ...z.encode(Maintenance, maintenance),
  on: isOn(maintenance, now),
});

/** Why a maintenance of this scope cannot be entered by somebody; undefined where it can. */
function scopeFault(scope: MaintenanceScope, reach: FlowsInReach, { flows, applications }: Client) {
  if (scope === "all") return reach.all ? undefined : refused("role-insufficient", "all");
  const flow = scope.flows.find((id) => !reach.has(id));
  if (flow !== undefined) return refused("role-insufficient", flow);
  if (scope.applications.length > 0 && !reach.all) return refused("role-insufficient", scope.applications[0]);
  const unknown = scope.flows.find((id) => !Object.hasOwn(flows, id));
  if (unknown !== undefined) return refused("flow-unknown", unknown);
  const stranger = scope.applications.find((id) => !Object.hasOwn(applications, id));
  return stranger === undefined ? undefined : refused("application-unknown", stranger);
}

const maintenanceRoutes = [
  route(listMaintenance, async ({ query: { all }, at }, { plans }) => {
    const { maintenances } = await plans.read();
    const items = maintenances
      .filter((maintenance) => all || !isOver(maintenance, at))
      .toSorted((a, b) => Temporal.Instant.compare(a.enteredAt, b.enteredAt))
      .map((maintenance) => shown(maintenance, at));
    return done({ items });
  }),

  route(addMaintenance, async ({ body, reach, by, at, drawn }, desk) => {
    const fault = scopeFault(body.scope, reach, desk.client);
    if (fault) return fault;
    const item = { kind: "maintenance" as const, ...enteredBy({ by, at }, drawn), ...body, explained: [] };
    const entered = await enter(item, item.id, desk.plans);
    if ("outcome" in entered) return entered;
    return done(shown(entered, at), undefined, raisedTo(entered.revision));
  }),

  route(endMaintenance, async ({ parameters: { id }, at }, { plans }) => {
    const { changed, maintenance } = await plans.changeMaintenance(id, (present) =>
      isOver(present, at) ? undefined : { ...present, endedAt: at },
    );
    if (!maintenance) return refused("maintenance-unknown", id);
    if (!changed) return refused("maintenance-over", id);
    return done(shown(maintenance, at), undefined, raisedTo(maintenance.revision));
  }),
];

const absenceRoutes = [
  route(listAbsences, async ({ query: { all }, at }, { plans }) => {
    const { absences } = await plans.read();
    const items = absences
      .filter(({ until }) => all || Temporal.Instant.compare(at, until) < 0)
      .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
      .map((absence) => z.encode(EnteredAbsence, absence));
    return done({ items });
  }),

  route(addAbsence, async ({ body, by, at, drawn }, desk) => {
    const { person } = body;
    if (!desk.client.support) return refused("support-missing", desk.client.id);
    if (!memberNamed(desk.client.support, person)) return refused("person-unknown", person);
    const { enteredAt, ...carried } = enteredBy({ by, at }, drawn);
    const input = { kind: "absence", ...carried, enteredAt: enteredAt.toString(), ...body };
    const read = EnteredAbsence.safeParse(input);
    if (!read.success) {
      const faults = plainIssues(read.error.issues).map(({ path, message }) => ({
        place: ["body", ...path.map(String)].join("."),
        fault: message,
      }));
      return { ...refused("absence-unusable"), faults };
    }
    const entered = await enter(read.data, drawn, desk.plans);
    if ("outcome" in entered) return entered;
    return done(z.encode(EnteredAbsence, entered), undefined, raisedTo(entered.revision));
  }),

  route(removeAbsence, async ({ parameters: { id } }, { plans }) => {
    const { absences } = await plans.read();
    const absence = absences.find((one) => one.id === id);
    if (!absence) return refused("absence-unknown", id);
    await plans.remove(absence);
    return done(z.encode(EnteredAbsence, absence), undefined, { from: absence.revision });
  }),
];

/** Lets the stalls of a subject call somebody or be recorded only, in place of what configuration says. */
async function setMode(
  id: string,
  { mode, why }: { readonly mode: WatchMode; readonly why: string },
  entering: Entering,
  desk: Desk,
) {
  if (mode === "live" && !desk.client.support) return refused("support-missing", desk.client.id);
  const { overrides } = await desk.plans.read();
  const revision = overrides.find((override) => override.id === id)?.revision ?? 0;
  const item = { kind: "watch" as const, ...enteredBy(entering, id), revision, mode, why };
  const entered = await enter(item, id, desk.plans);
  if ("outcome" in entered) return entered;
  return done(z.encode(WatchOverride, entered), undefined, raisedTo(entered.revision));
}

const modeRoutes = [
  route(watchFlow, async ({ parameters: { flow }, body, reach, by, at }, desk) => {
    if (!reach.has(flow)) return refused("role-insufficient", flow);
    if (!Object.hasOwn(desk.client.flows, flow)) return refused("flow-unknown", flow);
    return setMode(`flow/${flow}`, body, { by, at }, desk);
  }),

  route(watchApplication, async ({ parameters: { application }, body, by, at }, desk) => {
    if (!Object.hasOwn(desk.client.applications, application))
      return refused("application-unknown", application);
    return setMode(`application/${application}`, body, { by, at }, desk);
  }),
];

export const planRoutes = [...maintenanceRoutes, ...absenceRoutes, ...modeRoutes];
