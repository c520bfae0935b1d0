import {
  DeleteMessageBatchCommand,
  type Message as SqsMessage,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { MessageAttributes } from "../../schemas/message.ts";
import type { DeadLetter, DeadLetters } from "../ports.ts";
import { queueUrl } from "./queue-url.ts";

/** Long enough to hold ten messages of 1 MiB; what is not deleted by then comes again. */
const VISIBILITY_SECONDS = 60;

function carried(attributes: Record<string, MessageAttributeValue> = {}): MessageAttributes {
  const all: MessageAttributes = {};
  for (const [name, { DataType = "String", StringValue, BinaryValue }] of Object.entries(attributes)) {
    all[name] = {
      dataType: DataType,
      ...(StringValue === undefined ? {} : { stringValue: StringValue }),
      ...(BinaryValue === undefined ? {} : { binaryValue: Buffer.from(BinaryValue).toString("base64") }),
    };
  }
  return all;
}

function deadLetter(message: SqsMessage): readonly DeadLetter[] {
  const { MessageId, Body, ReceiptHandle, Attributes, MessageAttributes } = message;
  if (!MessageId || Body === undefined || !ReceiptHandle) return [];
  const receiveCount = Number(Attributes?.ApproximateReceiveCount ?? 0);
  const attributes = carried(MessageAttributes);
  return [{ messageId: MessageId, body: Body, attributes, receiveCount, receipt: ReceiptHandle }];
}

/** Dead letters on SQS. */
export function deadLetterQueues(sqs: SQSClient, endpoint?: string): DeadLetters {
  return {
    async receive(queue) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl(queue, endpoint),
          MaxNumberOfMessages: 10,
          VisibilityTimeout: VISIBILITY_SECONDS,
          MessageAttributeNames: ["All"],
          MessageSystemAttributeNames: ["ApproximateReceiveCount"],
        }),
      );
      return Messages.flatMap(deadLetter);
    },
    async remove(queue, letters) {
      if (letters.length === 0) return;
      const { Failed = [] } = await sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl: queueUrl(queue, endpoint),
          Entries: letters.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt })),
        }),
      );
      for (const { Code } of Failed)
        console.error({ message: "a dead letter could not be deleted", queue, code: Code });
    },
  };
}
