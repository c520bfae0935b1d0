import { z } from "zod";
import { arn, nameOf } from "../arn.ts";
import { flag, noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const topic = z.strictObject({
  TopicName: z.string().optional(),
  FifoTopic: flag.optional(),
  ContentBasedDeduplication: flag.optional(),
  DisplayName: noEffect,
  KmsMasterKeyId: noEffect,
  Tags: noEffect,
});
const subscription = z.strictObject({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: flag.optional(),
  FilterPolicy: z.record(z.string(), z.unknown()).optional(),
  FilterPolicyScope: z.string().optional(),
  Region: noEffect,
  // Nothing here keeps a topic from delivering to a queue that is there.
  RedrivePolicy: noEffect,
});

/** `AWS::SNS::Topic`; its `Ref` is the ARN. */
export const createTopic: Create = (request, { messaging, region }) => {
  const {
    TopicName: given,
    FifoTopic: fifo,
    ContentBasedDeduplication: byContent,
  } = topic.parse(request.properties);
  const name = given ?? (fifo ? `${generatedName(request, 250)}.fifo` : generatedName(request, 256));
  const attributes = {
    ...(fifo ? { FifoTopic: "true" } : {}),
    ...(byContent ? { ContentBasedDeduplication: "true" } : {}),
  };
  const { arn: created } = messaging.topics.createTopic(name, attributes, undefined, region);
  return { ref: created, attributes: { TopicArn: created, TopicName: name } };
};

/** `AWS::SNS::Subscription` of a queue, or of what the outbox captures. */
export const createSubscription: Create = (request, { messaging, region }) => {
  const wanted = subscription.parse(request.properties);
  // A topic of another account or region stands here like the others.
  const topicArn = messaging.topics.getTopic(wanted.TopicArn)
    ? wanted.TopicArn
    : arn("sns", region, nameOf(wanted.TopicArn));
  if (wanted.Protocol === "sqs" && !messaging.queues.getQueueByArn(wanted.Endpoint)) {
    throw new Error(`the subscribed queue ${nameOf(wanted.Endpoint)} does not exist`);
  }
  const made = messaging.topics.define(topicArn, wanted.Protocol, wanted.Endpoint, {
    ...(wanted.RawMessageDelivery ? { RawMessageDelivery: "true" } : {}),
    ...(wanted.FilterPolicy ? { FilterPolicy: JSON.stringify(wanted.FilterPolicy) } : {}),
    ...(wanted.FilterPolicyScope ? { FilterPolicyScope: wanted.FilterPolicyScope } : {}),
  });
  return { ref: made, attributes: { Arn: made } };
};
