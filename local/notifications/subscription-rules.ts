import { refusedPolicy } from "./filter-policy.ts";

/** A subscription as it is asked for, in a template or through the API. */
export interface WantedSubscription {
  readonly topicIsFifo: boolean;
  readonly protocol: string;
  readonly endpoint: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What an endpoint of a protocol looks like, and what SNS says of another. */
const ENDPOINTS: Readonly<Record<string, { readonly form: RegExp; readonly otherwise: string }>> = {
  sqs: { form: /^arn:[\w-]+:sqs:[\w-]*:\d*:[\w.-]+$/, otherwise: "SQS endpoint ARN" },
  email: { form: /^[^\s@]+@[^\s@]+$/, otherwise: "Email address" },
  "email-json": { form: /^[^\s@]+@[^\s@]+$/, otherwise: "Email address" },
  sms: { form: /^\+[1-9]\d{5,14}$/, otherwise: "Invalid SMS endpoint" },
  http: { form: /^http:\/\/\S+$/, otherwise: "Endpoint must match the specified protocol" },
  https: { form: /^https:\/\/\S+$/, otherwise: "Endpoint must match the specified protocol" },
};
const TAKES_RAW = new Set(["sqs", "http", "https"]);

/** Why SNS would refuse a subscription, or the host because it does not deliver to the protocol. */
export function refusedSubscription(wanted: WantedSubscription): string | undefined {
  const { topicIsFifo, protocol, endpoint, attributes } = wanted;
  const expected = ENDPOINTS[protocol];
  if (!expected) return `the local host does not deliver to subscriptions of protocol ${protocol}`;
  if (!expected.form.test(endpoint)) return expected.otherwise;
  if (topicIsFifo && protocol !== "sqs") return `a FIFO topic does not deliver to protocol ${protocol}`;
  if (attributes["RawMessageDelivery"] === "true" && !TAKES_RAW.has(protocol)) {
    return `Attributes Reason: Delivery protocol [${protocol}] does not support raw message delivery.`;
  }
  const scope = attributes["FilterPolicyScope"] ?? "MessageAttributes";
  if (scope !== "MessageAttributes" && scope !== "MessageBody") {
    return `FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`;
  }
  const policy = attributes["FilterPolicy"];
  const refused = policy ? refusedPolicy(policy, scope) : undefined;
  return refused === undefined ? undefined : `FilterPolicy: ${refused}`;
}
