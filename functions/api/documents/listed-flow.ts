import type { ListedFlow } from "../../../schemas/api/flow-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import type { Flow } from "../../../schemas/flow.ts";

/** Whether a flow is delivered to a FIFO queue. */
export function isFifo({ delivery }: Pick<Flow, "delivery">): boolean {
  return "arn" in delivery ? delivery.arn.endsWith(".fifo") : delivery.type === "fifo";
}

/** The flows of a client, in the order of its configuration. */
export function listedFlows(client: Client): readonly ListedFlow[] {
  return Object.entries(client.flows).map(([flow, { description, source, target, contract, delivery }]) => {
    return {
      flow,
      description,
      source,
      target,
      format: contract.format.name,
      contractVersion: contract.version,
      delivery: isFifo({ delivery }) ? "fifo" : "standard",
    };
  });
}
