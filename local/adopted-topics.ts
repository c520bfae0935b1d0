import type { Client } from "../schemas/client.ts";
import { topicAddress } from "../schemas/topic-arn.ts";

/** The names of the topics that a client's flows subscribe to: no stack creates them, so the host does, as their owner would have. */
export function adoptedTopics(client: Client): readonly string[] {
  const arns = Object.values(client.flows).flatMap(({ inbound }) =>
    "arn" in inbound ? [] : inbound.topics.map(({ arn }) => arn),
  );
  return [...new Set(arns.map((arn) => topicAddress(arn)?.name ?? arn))];
}
