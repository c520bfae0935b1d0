import { Temporal } from "temporal-polyfill";
import { controlFlow, endControl } from "../../../schemas/api/control-operations.ts";
import { CONTROL_DAYS_MAX, type FlowControl } from "../../../schemas/flow-control.ts";
import { inForce } from "../../gate/in-force.ts";
import { done, raisedTo, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { shownControl } from "../documents/shown-control.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

const HOURS_MAX = CONTROL_DAYS_MAX * 24;

/** Why a control cannot end then; undefined where it can. */
function endFault(until: Temporal.Instant, at: Temporal.Instant) {
  const hours = at.until(until).total("hours");
  if (hours > 0 && hours <= HOURS_MAX) return undefined;
  const fault = hours > 0 ? `is later than ${CONTROL_DAYS_MAX} days from now` : "is past already";
  return { ...refused("control-end-unusable"), faults: [{ place: "body.until", fault }] };
}

function flowFault(flow: string, reach: FlowsInReach, { client }: Desk) {
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  return Object.hasOwn(client.flows, flow) ? undefined : refused("flow-unknown", flow);
}

const lastOf = async (flow: string, { plans }: Desk) =>
  (await plans.read()).controls.find(({ id }) => id === flow);

/** Writes a control, unless somebody else changed that of the flow in between. */
async function saved(control: FlowControl, { client, plans }: Desk) {
  if ((await plans.save(control)) === "lost") return refused("changed-meanwhile", control.id);
  return done(shownControl(control, client.zone), undefined, raisedTo(control.revision + 1));
}

export const controlRoutes = [
  route(controlFlow, async ({ parameters: { flow }, body, reach, by, at }, desk) => {
    const until = Temporal.Instant.from(body.until);
    const fault = flowFault(flow, reach, desk) ?? endFault(until, at);
    if (fault) return fault;
    const { control, why } = body;
    const revision = (await lastOf(flow, desk))?.revision ?? 0;
    return saved({ kind: "control", id: flow, revision, by, enteredAt: at, control, until, why }, desk);
  }),

  route(endControl, async ({ parameters: { flow }, reach, at }, desk) => {
    const fault = flowFault(flow, reach, desk);
    if (fault) return fault;
    const control = inForce(await lastOf(flow, desk), at);
    return control ? saved({ ...control, until: at }, desk) : refused("control-none", flow);
  }),
];
