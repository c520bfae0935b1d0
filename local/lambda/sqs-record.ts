import type { SQSMessageAttributes, SQSRecord } from "aws-lambda";
import type { ReceivedMessage } from "../messaging/fauxqs.ts";
import type { Queue } from "../messaging/queue.ts";

/** A message that was just received, in the shape in which Lambda hands it to a function. */
export function sqsRecord(queue: Queue, region: string, received: ReceivedMessage): SQSRecord {
  const message = queue.inflightMessages.get(received.ReceiptHandle)?.message;
  const messageAttributes: SQSMessageAttributes = {};
  for (const [name, value] of Object.entries(received.MessageAttributes ?? {})) {
    messageAttributes[name] = {
      ...(value.StringValue === undefined ? {} : { stringValue: value.StringValue }),
      ...(value.BinaryValue === undefined ? {} : { binaryValue: value.BinaryValue }),
      stringListValues: [],
      binaryListValues: [],
      dataType: value.DataType,
    };
  }
  return {
    messageId: received.MessageId,
    receiptHandle: received.ReceiptHandle,
    body: received.Body,
    attributes: {
      ApproximateReceiveCount: String(message?.approximateReceiveCount),
      SentTimestamp: String(message?.sentTimestamp),
      SenderId: "000000000000",
      ApproximateFirstReceiveTimestamp: String(message?.approximateFirstReceiveTimestamp),
      ...(message?.sequenceNumber ? { SequenceNumber: message.sequenceNumber } : {}),
      ...(message?.messageGroupId ? { MessageGroupId: message.messageGroupId } : {}),
      ...(message?.messageDeduplicationId ? { MessageDeduplicationId: message.messageDeduplicationId } : {}),
    },
    messageAttributes,
    md5OfBody: received.MD5OfBody,
    ...(received.MD5OfMessageAttributes ? { md5OfMessageAttributes: received.MD5OfMessageAttributes } : {}),
    eventSource: "aws:sqs",
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}
