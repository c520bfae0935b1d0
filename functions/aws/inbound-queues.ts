import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { InboundQueues } from "../ports.ts";
import { queueUrl } from "./queue-url.ts";
import { sdkAttributes } from "./sdk-attributes.ts";

/** The inbound queues of flows on SQS. */
export function inboundQueues(sqs: SQSClient, endpoint?: string): InboundQueues {
  return {
    async send(queue, { body, attributes }) {
      const { MessageId } = await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl(queue, endpoint),
          MessageBody: body,
          MessageAttributes: sdkAttributes(attributes),
        }),
      );
      if (MessageId === undefined) throw new Error(`${queue} named no message`);
      return MessageId;
    },
  };
}
