import type { Temporal } from "temporal-polyfill";
import type { FlowDocument, ShownExpectation } from "../../../schemas/api/flow-page-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import type { Flow } from "../../../schemas/flow.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import type { Plan } from "../../../schemas/plan.ts";
import { dueTimes } from "../../sweep/next-due.ts";
import { watchModeOf } from "../../sweep/planned.ts";
import { termsOf } from "../../sweep/watched-flows.ts";
import { deliveryOf } from "./listed-flow.ts";
import { controlShown } from "./shown-control.ts";

const DUES_SHOWN = 3;

/** What is known of a flow besides its configuration. */
export interface FlowKnown {
  readonly client: Client;
  readonly plan: Plan;
  readonly inbound: FlowDocument["inbound"];
  readonly now: Temporal.Instant;
}

function expectationOf(flow: Flow, { client, now }: FlowKnown): ShownExpectation | null {
  const { expectation } = flow;
  if (expectation === "none") return null;
  const { hours, every, by, volume, failures, acknowledged, opensAfter } = expectation;
  const dues = dueTimes(termsOf(client, flow), now).take(DUES_SHOWN);
  return {
    hours,
    every: every ? { within: String(every.within), grace: String(every.grace) } : null,
    by: by.map(({ cron, zone = client.zone, grace }) => ({ cron: cron.text, zone, grace: String(grace) })),
    volume: volume.map(({ per, minimum = null, maximum = null }) => ({ per: String(per), minimum, maximum })),
    failures: failures
      ? { per: String(failures.per), share: failures.share, atLeast: failures.atLeast }
      : null,
    acknowledgedWithin: acknowledged ? String(acknowledged.within) : null,
    opensAfter: String(opensAfter),
    dues: [...dues].map((due) => offsetTime(due, client.zone)),
  };
}

/** A flow as its page shows it. */
export function flowDocument(id: string, flow: Flow, known: FlowKnown): FlowDocument {
  const { client, plan, inbound, now } = known;
  const end = (application: string) => ({
    application,
    name: client.applications[application]?.name ?? application,
    owner: client.applications[application]?.owner ?? null,
  });
  const { description, source, target, criticality, sensitive, contract, editable, watch } = flow;
  return {
    flow: id,
    description,
    source: end(source),
    target: end(target),
    criticality,
    sensitive,
    format: contract.format.name,
    contractVersion: contract.version,
    editable: editable === "all" ? editable : [...editable],
    https: flow.https ?? null,
    archive: flow.archive ?? null,
    masked: contract.masked.length,
    delivery: deliveryOf(flow),
    mode: watchModeOf({ type: "flow", id }, watch, plan),
    control: controlShown(id, plan, client, now),
    expectation: expectationOf(flow, known),
    inbound,
  };
}
