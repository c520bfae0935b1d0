import { Aws, CfnCondition, Fn } from "aws-cdk-lib";
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
 * deliver goes to the dead letters of the queue, which the sweep brings into quarantine; SNS takes these in the region of
 * the topic only.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
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
    const region = topicAddress(arn)?.region ?? "";
    const isHere = new CfnCondition(scope, `Topic${index + 1}Here`, {
      expression: Fn.conditionEquals(Aws.REGION, region),
    });
    const redrive = { deadLetterTargetArn: dead.queueArn };
    new CfnSubscription(scope, `Topic${index + 1}`, {
      topicArn: arn,
      region,
      protocol: "sqs",
      endpoint: inbound.queueArn,
      rawMessageDelivery: true,
      redrivePolicy: Fn.conditionIf(isHere.logicalId, redrive, Aws.NO_VALUE),
      ...(only ? { filterPolicy: only } : {}),
    });
  }
}
