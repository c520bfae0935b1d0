import type { ListedFlow } from "../../../schemas/api/flow-operations.ts";
import type { Client } from "../../../schemas/client.ts";

/** The flows of a client, in the order of its configuration. */
export function listedFlows(client: Client): readonly ListedFlow[] {
  return Object.entries(client.flows).map(([flow, { description, source, target, contract, delivery }]) => {
    const fifo = "arn" in delivery ? delivery.arn.endsWith(".fifo") : delivery.type === "fifo";
    return {
      flow,
      description,
      source,
      target,
      format: contract.format.name,
      contractVersion: contract.version,
      delivery: fifo ? "fifo" : "standard",
    };
  });
}
