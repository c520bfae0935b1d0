import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { errorTrace } from "../error-trace.ts";
import type { QueueDepths } from "../ports.ts";
import { queueUrl } from "./queue-url.ts";

const ASKED = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesDelayed",
  "ApproximateNumberOfMessagesNotVisible",
] as const;

/** The depths of queues as SQS tells them, which is not exact. */
export function queueDepths(sqs: SQSClient, endpoint?: string): QueueDepths {
  return {
    async of(queue) {
      try {
        const { Attributes = {} } = await sqs.send(
          new GetQueueAttributesCommand({
            QueueUrl: queueUrl(queue, endpoint),
            AttributeNames: [...ASKED],
          }),
        );
        const [waiting = 0, delayed = 0, inFlight = 0] = ASKED.map((name) => Number(Attributes[name] ?? 0));
        return { waiting: waiting + delayed, inFlight };
      } catch (error) {
        console.error({ message: "a queue does not tell its depth", queue, error: errorTrace(error) });
        return undefined;
      }
    },
  };
}
