import type { Temporal } from "temporal-polyfill";
import { causeOf } from "../../functions/incident/cause.ts";
import { nextDue } from "../../functions/sweep/next-due.ts";
import { maintenanceOf, watchModeOf } from "../../functions/sweep/planned.ts";
import { termsOf } from "../../functions/sweep/watched-flows.ts";
import type { Client } from "../../schemas/client.ts";
import type { WatchMode } from "../../schemas/expectation.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { Plan } from "../../schemas/plan.ts";
import { StallKind } from "../../schemas/stall-kind.ts";
import type { WatchState } from "../../schemas/watch-state.ts";
import { offsetTime } from "../moment.ts";
import { hostNow, reach } from "../reach.ts";

/** Something that is wrong with a flow. */
interface Wrong {
  readonly kind: StallKind;
  readonly since: string;
  /** What calls in its place, such as a maintenance. */
  readonly explainedBy: string | null;
  readonly incident: number | null;
}

/** How a flow stands; times are of the client's zone. */
export interface FlowStatus {
  readonly flow: string;
  readonly mode: WatchMode;
  readonly lastReceived: string | null;
  readonly lastForwarded: string | null;
  /** Until when something must have come at the latest. */
  readonly nextDue: string | null;
  readonly held: number;
  readonly maintenance: string | null;
  readonly wrong: readonly Wrong[];
}

/** What is known of a client at a time. */
interface Known {
  readonly client: Client;
  readonly plan: Plan;
  readonly incidents: readonly Incident[];
  readonly now: Temporal.Instant;
}

function wrongOf({ type, id, stalls }: WatchState, { client, incidents }: Known): readonly Wrong[] {
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

function statusOf(
  id: string,
  state: WatchState | undefined,
  held: number,
  known: Known,
): readonly FlowStatus[] {
  const { client, plan, now } = known;
  const flow = client.flows[id];
  if (!flow) return [];
  const shown = (at: Temporal.Instant | undefined) => (at ? offsetTime(at, client.zone) : null);
  const subject = { type: "flow", id } as const;
  return [
    {
      flow: id,
      mode: watchModeOf(subject, flow.watch, plan),
      lastReceived: shown(state?.lastReceived),
      lastForwarded: shown(state?.lastForwarded),
      nextDue: shown(nextDue(state ?? { knownSince: now }, termsOf(client, flow), now)),
      held,
      maintenance: maintenanceOf(plan, client)(subject)(now) ?? null,
      wrong: state ? wrongOf(state, known) : [],
    },
  ];
}

async function count(items: AsyncIterable<unknown>): Promise<number> {
  let number = 0;
  for await (const _ of items) number += 1;
  return number;
}

/** How each flow stands on the running host, in the order of the configuration. */
export async function status(): Promise<{ readonly at: string; readonly items: readonly FlowStatus[] }> {
  const { client, host, stores, watch } = await reach();
  const [now, states, plan, incidents] = await Promise.all([
    hostNow(host),
    watch.states.all("flow"),
    watch.plans.read(),
    Array.fromAsync(watch.incidents.notClosed()),
  ]);
  const known = { client, plan, incidents, now };
  const items = await Promise.all(
    Object.keys(client.flows).map(async (id) => {
      const held = await count(stores.quarantine.list({ flow: id, state: "held" }));
      return statusOf(
        id,
        states.find((state) => state.id === id),
        held,
        known,
      );
    }),
  );
  return { at: offsetTime(now, client.zone), items: items.flat() };
}
