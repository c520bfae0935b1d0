import { ALWAYS } from "../../schemas/calendar.ts";
import type { Client } from "../../schemas/client.ts";
import { Expected, type WatchMode } from "../../schemas/expectation.ts";
import type { Flow } from "../../schemas/flow.ts";
import { type Deployment, flowQueues } from "../../schemas/resource-names.ts";
import type { Plan } from "../../schemas/plan.ts";
import { pauseOf } from "./pause.ts";
import { maintenanceOf, watchModeOf } from "./planned.ts";
import type { WatchedFlow } from "./watch.ts";
import type { DownApplication } from "./watch-applications.ts";
import type { Terms } from "./rules/sight.ts";

/** Of a flow that says `none`, nothing is expected; only a failure of the gate itself is still news. */
const NOTHING = Expected.parse({ backlog: false, failures: false });

/** What is expected of a flow, with the names in it resolved. */
export function termsOf(client: Client, { expectation }: Pick<Flow, "expectation">): Terms {
  const expected = expectation === "none" ? NOTHING : expectation;
  return { expected, hours: client.calendars[expected.hours] ?? ALWAYS, zone: client.zone };
}

/**
 * The cause of an application of a flow that is down. One that only observes calls nobody, and so silences no
 * flow that would call.
 */
function downOf(
  { source, target }: Pick<Flow, "source" | "target">,
  mode: WatchMode,
  down: readonly DownApplication[],
): string | undefined {
  const ends = down.filter(({ id }) => id === source || id === target);
  const live = ends.find((application) => application.mode === "live");
  return (live ?? (mode === "observe" ? ends[0] : undefined))?.cause;
}

/** A client's flows as the sweep watches them, by its configuration and what people entered, while these applications are down. */
export function watchedFlows(
  client: Client,
  deployment: Deployment,
  plan: Plan,
  down: readonly DownApplication[],
): readonly WatchedFlow[] {
  const maintenance = maintenanceOf(plan, client);
  return Object.entries(client.flows).map(([id, flow]) => {
    const { inbound, target } = flowQueues(client.id, id, flow, deployment);
    const mode = watchModeOf({ type: "flow", id }, flow.watch, plan);
    const surroundings = {
      settles: client.incidents.settles,
      applicationDown: downOf(flow, mode, down),
      maintenanceAt: maintenance({ type: "flow", id }),
      pausedAt: pauseOf(plan, id),
    };
    return { id, terms: termsOf(client, flow), mode, inbound, target, surroundings };
  });
}
