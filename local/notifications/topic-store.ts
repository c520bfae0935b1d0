import { SnsStore, type SnsSubscription } from "../messaging/fauxqs.ts";
import { refusedSubscription } from "./subscription-rules.ts";

/** What AWS lists in place of the ARN of a subscription that nobody has confirmed yet. */
const PENDING = "PendingConfirmation";

/**
 * The host's topics and subscriptions. A subscription is confirmed at once, since nobody reads the request for it,
 * but for an e-mail address that begins with `unconfirmed`: it stays pending, and nothing is delivered to it, until
 * `ConfirmSubscription` is called with the subscription's ARN for a token.
 */
export class TopicStore extends SnsStore {
  readonly #defined = new Set<string>();

  /**
   * Subscribes as a template asks, or gives a kept subscription the template's attributes.
   *
   * @throws an Error that says why SNS would refuse it
   */
  define(topicArn: string, protocol: string, endpoint: string, attributes: Record<string, string>): string {
    const topicIsFifo = this.getTopic(topicArn)?.attributes["FifoTopic"] === "true";
    const refused = refusedSubscription({ topicIsFifo, protocol, endpoint, attributes });
    if (refused !== undefined) throw new Error(refused);
    const kept = [...this.subscriptions.values()].find(
      (each) => each.topicArn === topicArn && each.protocol === protocol && each.endpoint === endpoint,
    );
    if (kept && !this.#defined.has(kept.arn)) {
      kept.attributes = attributes;
      delete kept.parsedFilterPolicy;
      this.persistence?.updateSubscriptionAttributes(kept.arn, attributes);
    }
    const made = this.subscribe(topicArn, protocol, endpoint, attributes);
    if (!made) throw new Error(`the topic ${topicArn} does not exist`);
    this.#defined.add(made.arn);
    return made.arn;
  }

  override subscribe(
    topicArn: string,
    protocol: string,
    endpoint: string,
    attributes?: Record<string, string>,
  ): SnsSubscription | undefined {
    const made = super.subscribe(topicArn, protocol, endpoint, attributes);
    if (made && !made.confirmed && !waitsForConfirmation(made)) {
      made.confirmed = true;
      this.persistence?.insertSubscription(made);
    }
    return made;
  }

  override listSubscriptions(after?: string): ReturnType<SnsStore["listSubscriptions"]> {
    return listed(super.listSubscriptions(after));
  }

  override listSubscriptionsByTopic(
    topicArn: string,
    after?: string,
  ): ReturnType<SnsStore["listSubscriptionsByTopic"]> {
    return listed(super.listSubscriptionsByTopic(topicArn, after));
  }
}

function waitsForConfirmation({ protocol, endpoint }: SnsSubscription): boolean {
  return protocol.startsWith("email") && endpoint.startsWith("unconfirmed");
}

function listed(page: ReturnType<SnsStore["listSubscriptions"]>): ReturnType<SnsStore["listSubscriptions"]> {
  const subscriptions = page.subscriptions.map((each) => (each.confirmed ? each : { ...each, arn: PENDING }));
  return { ...page, subscriptions };
}
