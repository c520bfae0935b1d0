import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import { type FlowControl, inForce } from "../../schemas/flow-control.ts";
import type { Plan } from "../../schemas/plan.ts";
import { type Deployment, flowQueues } from "../../schemas/resource-names.ts";
import { errorTrace } from "../error-trace.ts";
import type { InboundMappings, Plans, QueueDepths } from "../ports.ts";

/** What keeping pauses reaches outside itself. */
export interface PausePorts {
  readonly plans: Pick<Plans, "save">;
  readonly depths: QueueDepths;
  readonly mappings: InboundMappings;
}

/** How a flow is to take in what comes. */
type Taking = NonNullable<FlowControl["taking"]> | "as-configured";

/** The least that Lambda lets a mapping have: what waited goes through slowly. */
const DRAIN_CONCURRENCY = 2;

/** One batch: with no more waiting, a flow goes on as it is configured. */
const DRAINED_MESSAGES = 10;

const CAUSE = "pause/";

/** Whether a control keeps its flow from taking in at an instant, or what waited meanwhile still goes through. */
function keepsWaiting(control: FlowControl, at: Temporal.Instant): boolean {
  return control.taking !== undefined || (control.control === "pause" && inForce(control, at) !== undefined);
}

/** The pause of a flow at an instant, as a cause that explains why nothing comes through it. */
export function pauseOf({ controls }: Pick<Plan, "controls">, flow: string) {
  const control = controls.find(({ id }) => id === flow);
  return (at: Temporal.Instant): string | undefined =>
    control && keepsWaiting(control, at) ? `${CAUSE}${flow}` : undefined;
}

/**
 * How a flow is to take in, by its control: not at all under a pause; after it slowly, until what waited is gone.
 *
 * @param waiting how many messages wait in its queue; undefined where that is not known
 */
export function takingWanted(
  control: FlowControl,
  waiting: number | undefined,
  at: Temporal.Instant,
): Taking {
  if (control.control === "pause" && inForce(control, at)) return "halted";
  if (control.taking === undefined) return "as-configured";
  const isDrained = control.taking === "draining" && waiting !== undefined && waiting <= DRAINED_MESSAGES;
  return isDrained ? "as-configured" : "draining";
}

/**
 * Makes the mapping of a flow take in as its control wants it. What is about to be made of it is noted first and
 * forgotten last, so that what breaks off in between is made good by the next sweep.
 */
async function keepPause(
  control: FlowControl,
  inbound: string,
  maximumConcurrency: number,
  now: Temporal.Instant,
  { plans, depths, mappings }: PausePorts,
): Promise<void> {
  const depth = control.taking === "draining" ? await depths.of(inbound) : undefined;
  const wanted = takingWanted(control, depth?.waiting, now);
  let { revision } = control;
  if (wanted !== "as-configured" && control.taking !== wanted) {
    if ((await plans.save({ ...control, taking: wanted })) === "lost") return;
    revision += 1;
  }
  const outcome = await mappings.set(inbound, {
    enabled: wanted !== "halted",
    maximumConcurrency: wanted === "draining" ? DRAIN_CONCURRENCY : maximumConcurrency,
  });
  if (wanted !== "as-configured" || outcome === "changing") return;
  const { taking: _, ...settled } = control;
  await plans.save({ ...settled, revision });
}

/**
 * Keeps the pauses of a client's flows: disables their mappings, and enables them again at the end, so that no message
 * is received that cannot be handled. One that cannot be kept now is left to the next sweep, and holds up no other.
 *
 * @returns how many flows were looked at
 */
export async function keepPauses(
  client: Client,
  deployment: Deployment,
  { controls }: Pick<Plan, "controls">,
  now: Temporal.Instant,
  ports: PausePorts,
): Promise<number> {
  const kept = controls.filter((control) => keepsWaiting(control, now));
  for (const control of kept) {
    const flow = client.flows[control.id];
    if (!flow) continue;
    const { inbound } = flowQueues(client.id, control.id, flow, deployment);
    try {
      await keepPause(control, inbound, client.gate.maximumConcurrency, now, ports);
    } catch (error) {
      console.error({ message: "a pause could not be kept", flow: control.id, error: errorTrace(error) });
    }
  }
  return kept.length;
}
