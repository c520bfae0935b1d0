import type { Client } from "../../schemas/client.ts";
import { type Deployment, flowQueues } from "../../schemas/resource-names.ts";
import { timing } from "../../schemas/timing.ts";
import type { Passage } from "./gate.ts";
import { faultOrigin } from "./hold.ts";

/** The passages of a client's flows, by flow and by the ARN of their inbound queue. */
export interface Passages {
  readonly ofFlow: (flow: string) => Passage | undefined;
  readonly ofInbound: (arn: string) => Passage | undefined;
}

/** Works out where each of a client's flows comes in and goes out. */
export function passages(client: Client, deployment: Deployment): Passages {
  const byFlow = new Map<string, Passage>();
  const byInbound = new Map<string, Passage>();
  for (const [id, flow] of Object.entries(client.flows)) {
    const { inbound, target } = flowQueues(client.id, id, flow, deployment);
    const outOfSightSeconds = timing(flow, client.gate.timeoutSeconds).visibilityTimeoutSeconds;
    const answersTo = flow.answersTo.flatMap((answered) => {
      const known = client.flows[answered];
      return known ? [faultOrigin({ id: answered, flow: known })] : [];
    });
    const passage = { id, flow, target, answersTo, outOfSightSeconds };
    byFlow.set(id, passage);
    byInbound.set(inbound, passage);
  }
  return { ofFlow: (flow) => byFlow.get(flow), ofInbound: (arn) => byInbound.get(arn) };
}
