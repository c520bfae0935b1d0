import type { MessageAttributes } from "../../schemas/message.ts";

/** The most messages in one SendMessageBatch. */
const BATCH_MESSAGES = 10;

/** The most bytes in one message, attributes included, as in one SendMessageBatch. */
export const MESSAGE_BYTES_MAX = 1_048_576;

/** The size of a message as SQS counts it: body, and name, type and value of each attribute. */
export function messageBytes(message: {
  readonly body: string;
  readonly attributes: MessageAttributes;
}): number {
  let bytes = Buffer.byteLength(message.body);
  for (const [name, { dataType, stringValue, binaryValue }] of Object.entries(message.attributes)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(dataType);
    if (stringValue !== undefined) bytes += Buffer.byteLength(stringValue);
    if (binaryValue !== undefined) bytes += Buffer.byteLength(binaryValue, "base64");
  }
  return bytes;
}

/** Cuts messages into batches that SQS takes, by count and by bytes, keeping their order. */
export function batches<T>(messages: readonly T[], bytesOf: (message: T) => number): T[][] {
  const cut: T[][] = [];
  let room = 0;
  for (const message of messages) {
    const bytes = bytesOf(message);
    const current = cut.at(-1);
    if (!current || current.length === BATCH_MESSAGES || bytes > room) {
      cut.push([message]);
      room = MESSAGE_BYTES_MAX - bytes;
    } else {
      current.push(message);
      room -= bytes;
    }
  }
  return cut;
}
