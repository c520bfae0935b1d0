import { type Flow, isFifoInbound } from "./flow.ts";
import { queueAddress } from "./queue-arn.ts";
import { inboundDeadLettersName, inboundName } from "./resource-names.ts";

/** Something wrong with a flow's queues: where, and the mend. */
export interface QueueFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** The names of the queues from which a flow takes: its inbound queue and that one's dead letters. */
function takesFrom(client: string, id: string, { inbound }: Flow): readonly string[] {
  if (!("arn" in inbound)) {
    const fifo = isFifoInbound({ inbound });
    return [inboundName(client, id, fifo), inboundDeadLettersName(client, id, fifo)];
  }
  return [inbound.arn, inbound.deadLetterArn].map((arn) => queueAddress(arn)?.name ?? arn);
}

/**
 * Where two flows would take from one queue, or a flow would deliver to itself. Queues are compared by
 * name alone: the local host has one account and region for all of them.
 */
export function queueFaults(client: string, flows: Readonly<Record<string, Flow>>): readonly QueueFault[] {
  const takers = new Map<string, string>();
  return Object.entries(flows).flatMap(([id, flow]) => {
    const faults: QueueFault[] = [];
    const own = takesFrom(client, id, flow);
    for (const name of own) {
      const taker = takers.get(name);
      const message = `names the queue ${name}, which flow ${taker} already uses: each flow needs its own`;
      if (taker) faults.push({ path: ["flows", id, "inbound"], message });
      takers.set(name, id);
    }
    if ("arn" in flow.delivery && own.includes(queueAddress(flow.delivery.arn)?.name ?? "")) {
      const message = "is a queue from which the flow itself takes: name that of the target application";
      faults.push({ path: ["flows", id, "delivery", "arn"], message });
    }
    return faults;
  });
}
