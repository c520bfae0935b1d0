import { z } from "zod";

/** What of a message, sent alone or in a batch, the rules read. */
export const sentMessage = z.looseObject({
  MessageBody: z.string().optional(),
  MessageAttributes: z
    .record(
      z.string(),
      z.looseObject({
        DataType: z.string().optional(),
        StringValue: z.string().optional(),
        BinaryValue: z.string().optional(),
      }),
    )
    .optional(),
  MessageGroupId: z.string().optional(),
  MessageDeduplicationId: z.string().optional(),
});

/** Why SQS refuses a message. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

const MOST_ATTRIBUTES = 10;
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
const FIFO_ID = /^[A-Za-z0-9!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]{1,128}$/;

/** The rules of SendMessage that the emulator does not know. */
export function refusal(message: z.infer<typeof sentMessage>): Refusal | undefined {
  const attributes = Object.entries(message.MessageAttributes ?? {});
  if (attributes.length > MOST_ATTRIBUTES) {
    return invalid(
      `Number of message attributes [${attributes.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`,
    );
  }
  for (const [name, { DataType: type, StringValue: text, BinaryValue: bytes }] of attributes) {
    if (!type)
      return invalid(`The message attribute '${name}' must contain a non-empty message attribute type.`);
    if (!text && !bytes) {
      return invalid(`The message attribute '${name}' must contain a non-empty message attribute value.`);
    }
  }
  for (const parameter of ["MessageGroupId", "MessageDeduplicationId"] as const) {
    const id = message[parameter];
    if (id === undefined || FIFO_ID.test(id)) continue;
    return invalid(
      `Value ${id} for parameter ${parameter} is invalid. Reason: ${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    );
  }
  return undefined;
}

function invalid(message: string): Refusal {
  return { code: "InvalidParameterValue", message };
}
