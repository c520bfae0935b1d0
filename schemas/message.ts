import * as z from "zod";

/** One message attribute of SQS, as it travels with an exchange; binary values as base64. */
const MessageAttribute = z.strictObject({
  dataType: z.string(),
  stringValue: z.string().optional(),
  binaryValue: z.string().optional(),
});
type MessageAttribute = z.infer<typeof MessageAttribute>;

/** The attributes of one message, by name. */
export const MessageAttributes = z.record(z.string(), MessageAttribute);
export type MessageAttributes = z.infer<typeof MessageAttributes>;

/** A message as it came from an inbound queue. */
export interface Message {
  /** SQS's id of it: kept by redelivery, changed by a redrive. */
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly receiveCount: number;
  /** When its sender sent it, in milliseconds since 1970; undefined where the queue does not tell. */
  readonly sentAt?: number | undefined;
  /** Of a message of a FIFO queue: its group, and the number by which the queue keeps their order. */
  readonly inGroup?: { readonly group: string; readonly sequenceNumber: string } | undefined;
}
