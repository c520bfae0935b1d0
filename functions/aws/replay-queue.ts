import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { ReplayQueue } from "../ports.ts";

/** Replay orders on the SQS queue of this URL. */
export function replayQueue(sqs: SQSClient, url: string): ReplayQueue {
  return {
    async order(order) {
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(order) }));
    },
  };
}
