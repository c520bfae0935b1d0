import * as z from "zod";
import type { Message, MessageAttributes } from "./message.ts";

const Attribute = z.object({
  dataType: z.string(),
  stringValue: z.string().nullish(),
  binaryValue: z.string().nullish(),
});

/**
 * The part that we read of what Lambda hands over from an SQS queue:
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export const SqsEvent = z.object({
  Records: z
    .array(
      z.object({
        messageId: z.string().min(1),
        body: z.string(),
        eventSourceARN: z.string(),
        attributes: z.object({
          ApproximateReceiveCount: z.coerce.number().int(),
          SentTimestamp: z.coerce.number().int().nonnegative().optional(),
          MessageGroupId: z.string().optional(),
          SequenceNumber: z
            .string()
            .regex(/^\d{1,40}$/)
            .optional(),
        }),
        messageAttributes: z.record(z.string(), Attribute).default({}),
      }),
    )
    .min(1),
});
export type SqsEvent = z.infer<typeof SqsEvent>;
export type SqsRecord = SqsEvent["Records"][number];

/** A record of the event as a message. */
export function toMessage({ messageId, body, attributes, messageAttributes }: SqsRecord): Message {
  const carried: MessageAttributes = {};
  for (const [name, { dataType, stringValue, binaryValue }] of Object.entries(messageAttributes)) {
    carried[name] = {
      dataType,
      ...(typeof stringValue === "string" ? { stringValue } : {}),
      ...(typeof binaryValue === "string" ? { binaryValue } : {}),
    };
  }
  const { ApproximateReceiveCount: receiveCount, SentTimestamp: sentAt } = attributes;
  const { MessageGroupId: group, SequenceNumber: sequenceNumber } = attributes;
  const inGroup = group !== undefined && sequenceNumber !== undefined ? { group, sequenceNumber } : undefined;
  return { messageId, body, attributes: carried, receiveCount, sentAt, inGroup };
}
