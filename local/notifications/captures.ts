import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { CapturedMessage } from "../../schemas/outbox.ts";
import { matchesFilterPolicy, matchesFilterPolicyOnBody, type SnsSubscription } from "../messaging/fauxqs.ts";
import { type Publication, textFor } from "./publication.ts";

/** What a subject is when none is given. */
const DEFAULT_SUBJECT = "AWS Notification Message";

const CAPTURED = CapturedMessage.shape.protocol;
const policy = z.record(z.string(), z.unknown());

/** A confirmed subscription whose messages go to the outbox. */
export interface CapturedSubscription extends SnsSubscription {
  readonly protocol: CapturedMessage["protocol"];
}

/** Of a topic's subscriptions those that take a publication and would lead out of the machine. */
export function takers(
  subscriptions: readonly SnsSubscription[],
  published: Publication,
): readonly CapturedSubscription[] {
  return subscriptions.flatMap((subscription) => {
    const protocol = CAPTURED.safeParse(subscription.protocol);
    if (!subscription.confirmed || !protocol.success || !passes(subscription, published)) return [];
    return [{ ...subscription, protocol: protocol.data }];
  });
}

function passes({ protocol, attributes }: SnsSubscription, published: Publication): boolean {
  const json = attributes["FilterPolicy"];
  if (!json) return true;
  const filter = policy.parse(JSON.parse(json));
  return attributes["FilterPolicyScope"] === "MessageBody"
    ? matchesFilterPolicyOnBody(filter, textFor(protocol, published))
    : matchesFilterPolicy(filter, published.attributes);
}

/** What arrives at a subscription's endpoint. The links that AWS puts below an e-mail are left out. */
export function captured(
  subscription: CapturedSubscription,
  published: Publication,
  messageId: string,
  at: Temporal.Instant,
): CapturedMessage {
  const { protocol, endpoint, topicArn, attributes } = subscription;
  const text = textFor(protocol, published);
  const plain = protocol === "email" || protocol === "sms" || attributes["RawMessageDelivery"] === "true";
  return {
    at: at.toString(),
    protocol,
    endpoint,
    topic: topicArn,
    subject: protocol.startsWith("email") ? (published.subject ?? DEFAULT_SUBJECT) : null,
    body: plain ? text : JSON.stringify(envelope(subscription, published, messageId, at)),
    attributes: valuesOf(published),
    messageId,
  };
}

/** What arrives at a phone that a text is published to by itself. */
export function textMessage(
  endpoint: string,
  published: Publication,
  messageId: string,
  at: Temporal.Instant,
): CapturedMessage {
  return {
    at: at.toString(),
    protocol: "sms",
    endpoint,
    topic: null,
    subject: null,
    body: textFor("sms", published),
    attributes: valuesOf(published),
    messageId,
  };
}

function valuesOf({ attributes }: Publication): Record<string, string> {
  const values = Object.entries(attributes).map(
    ([name, { StringValue: string, BinaryValue: bytes }]) => [name, string ?? bytes ?? ""] as const,
  );
  return Object.fromEntries(values);
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html, with the emulator's signature. */
function envelope(
  { protocol, arn, topicArn }: CapturedSubscription,
  published: Publication,
  messageId: string,
  at: Temporal.Instant,
): object {
  const attributes = Object.entries(published.attributes).map(
    ([name, { DataType: type, StringValue: string, BinaryValue: bytes }]) =>
      [name, { Type: type, Value: string ?? bytes }] as const,
  );
  return {
    Type: "Notification",
    MessageId: messageId,
    TopicArn: topicArn,
    ...(published.subject === undefined ? {} : { Subject: published.subject }),
    Message: textFor(protocol, published),
    Timestamp: at.toString({ fractionalSecondDigits: 3 }),
    SignatureVersion: "1",
    Signature: "EXAMPLE",
    SigningCertURL:
      "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0000000000000000000000.pem",
    UnsubscribeURL: `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`,
    ...(attributes.length > 0 ? { MessageAttributes: Object.fromEntries(attributes) } : {}),
  };
}
