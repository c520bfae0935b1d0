import {
  InvalidParameterException,
  NotFoundException,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { byMailOnly } from "../../schemas/contact-attribute.ts";
import type { OwnWays } from "../ports.ts";

/** The ways of their own by which people subscribe to a topic on SNS. */
export function snsOwnWays(topicArn: string, sns = new SNSClient()): OwnWays {
  return {
    async subscribe(protocol, endpoint, contact) {
      const filter = { contact: protocol === "email" ? [contact, byMailOnly(contact)] : [contact] };
      try {
        const { SubscriptionArn } = await sns.send(
          new SubscribeCommand({
            TopicArn: topicArn,
            Protocol: protocol,
            Endpoint: endpoint,
            ReturnSubscriptionArn: true,
            Attributes: { FilterPolicy: JSON.stringify(filter), FilterPolicyScope: "MessageAttributes" },
          }),
        );
        return SubscriptionArn;
      } catch (error) {
        if (error instanceof InvalidParameterException) return undefined;
        throw error;
      }
    },
    async unsubscribe(subscription) {
      try {
        await sns.send(new UnsubscribeCommand({ SubscriptionArn: subscription }));
      } catch (error) {
        // One that was never confirmed cannot be ended: it ends by itself, and one may be gone already.
        if (error instanceof InvalidParameterException || error instanceof NotFoundException) return;
        throw error;
      }
    },
    async text(number, message) {
      await sns.send(
        new PublishCommand({
          PhoneNumber: number,
          Message: message,
          MessageAttributes: {
            "AWS.SNS.SMS.SMSType": { DataType: "String", StringValue: "Transactional" },
          },
        }),
      );
    },
  };
}
