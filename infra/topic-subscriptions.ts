import { CfnSubscription } from "aws-cdk-lib/aws-sns";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { SubscribedTopic } from "../schemas/subscribed-topic.ts";
import { topicAddress } from "../schemas/topic-arn.ts";
import { admit } from "./principals.ts";

/** The queue that topics deliver to, and the one for what they cannot deliver. */
export interface SubscribedQueue {
  readonly inbound: IQueue;
  readonly dead: IQueue;
}

/**
 * Subscribes an inbound queue to topics: raw, so that message and attributes come as they were published. What SNS cannot
 * deliver goes to the dead letters of the queue, which the sweep brings into quarantine.
 */
export function subscribeToTopics(
  scope: Construct,
  { inbound, dead }: SubscribedQueue,
  topics: readonly SubscribedTopic[],
): void {
  const senders = topics.map(({ arn }) => ({ service: "sns.amazonaws.com", sourceArn: arn }));
  admit(inbound, senders, ["sqs:SendMessage"]);
  admit(dead, senders, ["sqs:SendMessage"]);
  for (const [index, { arn, only }] of topics.entries()) {
    new CfnSubscription(scope, `Topic${index + 1}`, {
      topicArn: arn,
      region: topicAddress(arn)?.region ?? "",
      protocol: "sqs",
      endpoint: inbound.queueArn,
      rawMessageDelivery: true,
      redrivePolicy: { deadLetterTargetArn: dead.queueArn },
      ...(only ? { filterPolicy: only } : {}),
    });
  }
}
