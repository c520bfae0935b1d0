import { Temporal } from "temporal-polyfill";
import { controlFlow, endControl } from "../../../schemas/api/control-operations.ts";
import {
  CONTROL_HOURS_MAX,
  type ControlKind,
  type FlowControl,
  inForce,
} from "../../../schemas/flow-control.ts";
import { done, raisedTo, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { shownControl } from "../documents/shown-control.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

/** How often it is tried again while the sweep notes what it did of the same control. */
const ATTEMPTS = 5;

/** Why a control cannot end then; undefined where it can. */
function endFault(control: ControlKind, until: Temporal.Instant, at: Temporal.Instant) {
  const hours = at.until(until).total("hours");
  const most = CONTROL_HOURS_MAX[control];
  if (hours > 0 && hours <= most) return undefined;
  const fault = hours > 0 ? `is later than ${most} hours from now` : "is past already";
  return { ...refused("control-end-unusable"), faults: [{ place: "body.until", fault }] };
}

function flowFault(flow: string, reach: FlowsInReach, { client }: Desk) {
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  return Object.hasOwn(client.flows, flow) ? undefined : refused("flow-unknown", flow);
}

const lastOf = async (flow: string, { plans }: Desk) =>
  (await plans.read()).controls.find(({ id }) => id === flow);

/** Reads, decides and writes, again where somebody else wrote in between; undefined: there is none to change. */
async function change(
  flow: string,
  decide: (last: FlowControl | undefined) => FlowControl | undefined,
  desk: Desk,
) {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const decided = decide(await lastOf(flow, desk));
    if (!decided) return refused("control-none", flow);
    if ((await desk.plans.save(decided)) === "written")
      return done(shownControl(decided, desk.client.zone), undefined, raisedTo(decided.revision + 1));
  }
  return refused("changed-meanwhile", flow);
}

export const controlRoutes = [
  route(controlFlow, async ({ parameters: { flow: id }, body, reach, by, at }, desk) => {
    const { control, why } = body;
    const until = Temporal.Instant.from(body.until);
    const fault = flowFault(id, reach, desk) ?? endFault(control, until, at);
    if (fault) return fault;
    const wanted = { kind: "control" as const, id, by, enteredAt: at, control, until, why };
    // What the sweep did of the last one is still to be undone.
    const decide = ({ revision = 0, taking }: Partial<FlowControl> = {}) => ({
      ...wanted,
      revision,
      ...(taking === undefined ? {} : { taking }),
    });
    return change(id, decide, desk);
  }),

  route(endControl, async ({ parameters: { flow }, reach, at }, desk) => {
    const fault = flowFault(flow, reach, desk);
    if (fault) return fault;
    const decide = (last: FlowControl | undefined) => {
      const control = inForce(last, at);
      return control && { ...control, until: at };
    };
    return change(flow, decide, desk);
  }),
];
