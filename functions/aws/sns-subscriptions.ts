import { paginateListSubscriptionsByTopic, SNSClient } from "@aws-sdk/client-sns";
import type { Subscriptions } from "../ports.ts";

/** What SNS says in place of an ARN while a subscription waits to be confirmed. */
const PENDING = "PendingConfirmation";

/** The subscriptions of a topic on SNS. */
export function snsSubscriptions(topicArn: string, sns = new SNSClient()): Subscriptions {
  return {
    async *all() {
      const pages = paginateListSubscriptionsByTopic({ client: sns }, { TopicArn: topicArn });
      for await (const { Subscriptions = [] } of pages) {
        for (const { Protocol = "", Endpoint = "", SubscriptionArn } of Subscriptions) {
          const isConfirmed = SubscriptionArn !== undefined && SubscriptionArn !== PENDING;
          yield { protocol: Protocol, endpoint: Endpoint, isConfirmed };
        }
      }
    },
  };
}
