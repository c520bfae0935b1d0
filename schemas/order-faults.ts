import { type Flow, isFifoInbound } from "./flow.ts";

/** Why a flow's inbound queue cannot keep an order, each with its mend; empty where nothing is wrong. */
export function orderFaults(flow: Flow): readonly string[] {
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
