import { z } from "zod";
import type { Queue } from "../messaging/queue.ts";
import { noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String).optional();
const policy = z
  .union([z.string(), z.record(z.string(), z.unknown()).transform((value) => JSON.stringify(value))])
  .optional();

const queueAttributes = z.strictObject({
  ContentBasedDeduplication: scalar,
  DeduplicationScope: scalar,
  DelaySeconds: scalar,
  FifoQueue: scalar,
  FifoThroughputLimit: scalar,
  KmsDataKeyReusePeriodSeconds: scalar,
  KmsMasterKeyId: scalar,
  MaximumMessageSize: scalar,
  MessageRetentionPeriod: scalar,
  ReceiveMessageWaitTimeSeconds: scalar,
  RedriveAllowPolicy: policy,
  RedrivePolicy: policy,
  SqsManagedSseEnabled: scalar,
  VisibilityTimeout: scalar,
});
const properties = queueAttributes.extend({ QueueName: z.string().optional(), Tags: noEffect });
const redrivePolicy = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() });

/** `AWS::SQS::Queue`; its `Ref` is the URL. */
export const createQueue: Create = (request, { messaging }) => {
  const { QueueName: given, Tags: _tags, ...attributes } = properties.parse(request.properties);
  const fifo = attributes.FifoQueue === "true";
  const name = given ?? (fifo ? `${generatedName(request, 75)}.fifo` : generatedName(request, 80));
  const queue = messaging.queues.define(name, defined(attributes));
  return { ref: queue.url, attributes: { Arn: queue.arn, QueueName: name, QueueUrl: queue.url } };
};

/** The attributes of a queue that is in no template, in the words of a template. */
export function attributesOf(given: Readonly<Record<string, unknown>>): Record<string, string> {
  return defined(queueAttributes.parse(given));
}

/** Why a queue's dead letters would go nowhere, which the emulator does not check. */
export function brokenRedrive(queue: Queue, exists: (arn: string) => Queue | undefined): string | undefined {
  const written = queue.attributes["RedrivePolicy"];
  if (written === undefined) return undefined;
  const { deadLetterTargetArn: target } = redrivePolicy.parse(JSON.parse(written));
  const deadLetters = exists(target);
  if (!deadLetters) return `the dead-letter queue of ${queue.name} does not exist: ${target}`;
  if (deadLetters.isFifo() !== queue.isFifo()) {
    return `${queue.name} and its dead-letter queue ${deadLetters.name} must both be FIFO, or neither`;
  }
  return undefined;
}

function defined(attributes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(attributes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
