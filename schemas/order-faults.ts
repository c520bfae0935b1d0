import { topicAddress } from "./topic-arn.ts";
import { type Flow, isFifoInbound, isTapped } from "./flow.ts";

/** Why SNS or EventBridge could not send to a flow's inbound queue, or would lose its order. */
export function topicFaults({ inbound }: Pick<Flow, "inbound">): readonly string[] {
  if ("arn" in inbound) return [];
  const fifo = isFifoInbound({ inbound });
  if (fifo && inbound.events.length > 0)
    return [
      "is a FIFO queue, whose message groups no event bus knows: take a standard queue and name a sequence",
    ];
  const others = inbound.topics.filter(({ arn }) => topicAddress(arn)?.fifo !== fifo);
  return others.map(({ arn }) =>
    fifo
      ? `is a FIFO queue, to which the standard topic ${arn} does not deliver: take a FIFO topic or a standard queue`
      : `is a standard queue, which loses the order of the FIFO topic ${arn}: take a FIFO queue`,
  );
}

/** Why a flow's inbound queue cannot keep an order, each with its mend; empty where nothing is wrong. */
export function orderFaults(flow: Flow): readonly string[] {
  if (flow.ordered && isTapped(flow))
    return ["takes copies, of which nothing is delivered: leave ordered out, or deliver the flow"];
  if (!isFifoInbound(flow)) return [];
  const faults: string[] = [];
  if (!flow.ordered)
    faults.push(
      "is a FIFO queue, whose order is lost unless the flow is ordered: set ordered, or take a standard queue",
    );
  if (flow.polling.mode !== "prompt")
    faults.push("is a FIFO queue, of which AWS hands over ten messages at most, at once: leave polling out");
  if (flow.https)
    faults.push(
      "is a FIFO queue, into whose message groups nobody can post by HTTPS: leave https out, or take a standard queue and name a sequence",
    );
  return faults;
}
