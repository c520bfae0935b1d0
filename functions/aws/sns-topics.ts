import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { byMailOnly } from "../../schemas/contact-attribute.ts";
import type { Topics } from "../ports.ts";

const text = (value: string) => ({ DataType: "String", StringValue: value });

/** The topics on SNS; each contact's subscriptions filter on the attribute `contact`. */
export function snsTopics(
  arns: { readonly contacts: string; readonly events: string },
  sns = new SNSClient(),
): Topics {
  return {
    async toContact(contact, { subject, email, sms }, way) {
      await sns.send(
        new PublishCommand({
          TopicArn: arns.contacts,
          Subject: subject,
          MessageStructure: "json",
          Message: JSON.stringify({ default: email, email, sms }),
          MessageAttributes: { contact: text(way === "aloud" ? contact : byMailOnly(contact)) },
        }),
      );
    },
    async toEvents(event, attributes) {
      await sns.send(
        new PublishCommand({
          TopicArn: arns.events,
          Message: JSON.stringify(event),
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [name, text(value)]),
          ),
        }),
      );
    },
  };
}
