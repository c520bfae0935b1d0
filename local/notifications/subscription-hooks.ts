import { type buildApp, snsErrorResponse, type SnsStore } from "../messaging/fauxqs.ts";
import { elements, type QueryForm, queryForm } from "./query-form.ts";
import { invalid } from "./refusal.ts";
import { refusedSubscription } from "./subscription-rules.ts";

const ANSWERED = /<SubscriptionArn>([^<]*)<\/SubscriptionArn>/;
/** What AWS answers in place of an ARN, unless ReturnSubscriptionArn asks for it. */
const PENDING = "<SubscriptionArn>pending confirmation</SubscriptionArn>";

/** Stands in front of the emulated subscriptions: refuses what SNS would refuse, and answers as it does. */
export function guardSubscriptions(app: ReturnType<typeof buildApp>, topics: SnsStore): void {
  app.addHook("preHandler", async (request, reply) => {
    const form = queryForm(request);
    const reason = form ? refusedChange(form, topics) : undefined;
    if (reason === undefined) return undefined;
    const { code, message } = invalid(reason).refusal;
    return reply.status(400).header("content-type", "text/xml").send(snsErrorResponse(code, message));
  });

  app.addHook("onSend", async (request, _reply, payload: unknown) => {
    const form = queryForm(request);
    if (form?.["Action"] !== "Subscribe" || typeof payload !== "string") return payload;
    const [, arn = ""] = ANSWERED.exec(payload) ?? [];
    const waits = topics.getSubscription(arn)?.confirmed === false;
    return waits && form["ReturnSubscriptionArn"] !== "true" ? payload.replace(ANSWERED, PENDING) : payload;
  });
}

function refusedChange(form: QueryForm, topics: SnsStore): string | undefined {
  const { Action: action, TopicArn: topicArn = "", SubscriptionArn: arn = "" } = form;
  if (action === "Subscribe") {
    const given = [...elements(form, "Attributes.entry").values()];
    return refusedSubscription({
      topicIsFifo: isFifo(topics, topicArn),
      protocol: form["Protocol"] ?? "",
      endpoint: form["Endpoint"] ?? "",
      attributes: Object.fromEntries(given.map(({ key = "", value = "" }) => [key, value])),
    });
  }
  if (action === "SetSubscriptionAttributes") {
    const subscription = topics.getSubscription(arn);
    if (!subscription) return undefined;
    const { AttributeName: name = "", AttributeValue: value = "" } = form;
    const attributes = { ...subscription.attributes, [name]: value };
    return refusedSubscription({
      ...subscription,
      topicIsFifo: isFifo(topics, subscription.topicArn),
      attributes,
    });
  }
  // One that is pending has no ARN to unsubscribe by.
  if (action === "Unsubscribe" && !arn.startsWith("arn:")) {
    return "SubscriptionArn Reason: An ARN must have at least 6 elements, not 1";
  }
  return undefined;
}

function isFifo(topics: SnsStore, topicArn: string): boolean {
  return topics.getTopic(topicArn)?.attributes["FifoTopic"] === "true";
}
