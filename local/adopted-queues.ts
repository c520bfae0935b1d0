import type { Client } from "../schemas/client.ts";
import { queueAddress } from "../schemas/queue-arn.ts";
import type { HostOptions } from "./host.ts";

type AdoptedQueues = NonNullable<HostOptions["adoptedQueues"]>;

const named = (arn: string) => queueAddress(arn)?.name ?? arn;

/** The queues that a client's flows adopt: no stack creates them, so the host does, as their owner would have. */
export function adoptedQueues(client: Client): AdoptedQueues {
  const all = Object.values(client.flows).flatMap(({ inbound, delivery }) => {
    const target = "arn" in delivery ? [{ name: named(delivery.arn), attributes: fifo(delivery.arn) }] : [];
    if (!("arn" in inbound)) return target;
    const { arn, deadLetterArn, visibilityTimeoutSeconds, maxReceiveCount } = inbound;
    const attributes = {
      ...fifo(arn),
      VisibilityTimeout: visibilityTimeoutSeconds,
      RedrivePolicy: { deadLetterTargetArn: deadLetterArn, maxReceiveCount },
    };
    return [
      { name: named(deadLetterArn), attributes: fifo(deadLetterArn) },
      { name: named(arn), attributes },
      ...target,
    ];
  });
  return [...new Map(all.map((queue) => [queue.name, queue])).values()];
}

function fifo(arn: string): Readonly<Record<string, unknown>> {
  return arn.endsWith(".fifo") ? { FifoQueue: true } : {};
}
