import { GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { errorTrace } from "../error-trace.ts";
import type { QueueDepths } from "../ports.ts";
import { queueUrl } from "./queue-url.ts";

const WAITING = "ApproximateNumberOfMessages";
const DELAYED = "ApproximateNumberOfMessagesDelayed";
const IN_FLIGHT = "ApproximateNumberOfMessagesNotVisible";

/** The depths of queues as SQS tells them, which is not exact. */
export function queueDepths(sqs: SQSClient, endpoint?: string): QueueDepths {
  return {
    async of(queue) {
      try {
        const { Attributes = {} } = await sqs.send(
          new GetQueueAttributesCommand({
            QueueUrl: queueUrl(queue, endpoint),
            AttributeNames: [WAITING, DELAYED, IN_FLIGHT],
          }),
        );
        const number = (name: string) => Number(Attributes[name] ?? 0);
        return { waiting: number(WAITING) + number(DELAYED), inFlight: number(IN_FLIGHT) };
      } catch (error) {
        console.error({ message: "a queue does not tell its depth", queue, error: errorTrace(error) });
        return undefined;
      }
    },
  };
}
