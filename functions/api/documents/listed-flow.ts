import type { ListedFlow } from "../../../schemas/api/flow-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import type { Flow } from "../../../schemas/flow.ts";

/** To what kind of queue a flow is delivered; `tap` where it is not. */
export function deliveryOf({ delivery }: Pick<Flow, "delivery">): ListedFlow["delivery"] {
  if ("arn" in delivery) return delivery.arn.endsWith(".fifo") ? "fifo" : "standard";
  return delivery.type;
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
      delivery: deliveryOf({ delivery }),
    };
  });
}
