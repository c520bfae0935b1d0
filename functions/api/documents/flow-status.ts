import type { Temporal } from "temporal-polyfill";
import type { FlowStatus } from "../../../schemas/api/flow-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import type { Plan } from "../../../schemas/plan.ts";
import { StallKind } from "../../../schemas/stall-kind.ts";
import type { WatchState } from "../../../schemas/watch-state.ts";
import { causeOf } from "../../incident/cause.ts";
import { nextDue } from "../../sweep/next-due.ts";
import { maintenanceOf, watchModeOf } from "../../sweep/planned.ts";
import { termsOf } from "../../sweep/watched-flows.ts";
import { controlShown } from "./shown-control.ts";

/** What is known of a client at a time. */
export interface Known {
  readonly client: Client;
  readonly plan: Plan;
  readonly incidents: readonly Incident[];
  readonly now: Temporal.Instant;
}

function wrongOf({ type, id, stalls }: WatchState, { client, incidents }: Known): FlowStatus["wrong"] {
  return StallKind.options.flatMap((kind) => {
    const stall = stalls[kind];
    if (!stall?.openedAt && !stall?.explainedBy) return [];
    const cause = causeOf({ type, id }, kind, stall.mode);
    const explainedBy = stall.openedAt ? undefined : stall.explainedBy;
    const incident = incidents.findLast((one) => one.cause === (explainedBy ?? cause));
    return [
      {
        kind,
        since: offsetTime(stall.begun, client.zone),
        explainedBy: explainedBy ?? null,
        incident: incident?.number ?? null,
      },
    ];
  });
}

/** How a flow stands at a time. */
export function statusOf(
  id: string,
  state: WatchState | undefined,
  held: number,
  known: Known,
): FlowStatus | undefined {
  const { client, plan, now } = known;
  const flow = client.flows[id];
  if (!flow) return undefined;
  const shown = (at: Temporal.Instant | undefined) => (at ? offsetTime(at, client.zone) : null);
  const subject = { type: "flow", id } as const;
  return {
    flow: id,
    mode: watchModeOf(subject, flow.watch, plan),
    lastReceived: shown(state?.lastReceived),
    lastForwarded: shown(state?.lastForwarded),
    nextDue: shown(nextDue(state ?? { knownSince: now }, termsOf(client, flow), now)),
    held,
    maintenance: maintenanceOf(plan, client)(subject)(now) ?? null,
    control: controlShown(id, plan, client, now),
    wrong: state ? wrongOf(state, known) : [],
  };
}
