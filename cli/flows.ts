import type { Client } from "../schemas/client.ts";

/** A flow as the command lists it. */
export interface ListedFlow {
  readonly flow: string;
  readonly description: string;
  readonly source: string;
  readonly target: string;
  readonly format: string;
  readonly contractVersion: number;
  readonly delivery: "standard" | "fifo";
}

/** The flows of a client, in the order of its configuration. */
export function listFlows(client: Client): readonly ListedFlow[] {
  return Object.entries(client.flows).map(([flow, { description, source, target, contract, delivery }]) => {
    const fifo = "arn" in delivery ? delivery.arn.endsWith(".fifo") : delivery.type === "fifo";
    const { format, version } = contract;
    return {
      flow,
      description,
      source,
      target,
      format: format.name,
      contractVersion: version,
      delivery: fifo ? "fifo" : "standard",
    };
  });
}
