import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import pMap from "p-map";
import { batches, messageBytes } from "../deliver/batches.ts";
import { fifoFields } from "../deliver/fifo.ts";
import type { Delivery, Door, Outgoing } from "../ports.ts";
import { queueUrl } from "./queue-url.ts";
import { sdkAttributes } from "./sdk-attributes.ts";

/** Batches under way at once to a standard queue; to a FIFO queue one, to keep the order. */
const CONCURRENT_BATCHES = 8;

interface Numbered extends Outgoing {
  readonly index: number;
}

function entry(exchange: Numbered, fifo: boolean): SendMessageBatchRequestEntry {
  return {
    Id: String(exchange.index),
    MessageBody: exchange.body,
    MessageAttributes: sdkAttributes(exchange.attributes),
    ...(fifo ? fifoFields(exchange) : {}),
  };
}

/** Delivers to SQS queues in batches and reads each entry's own result. */
export function sqsDoor(sqs: SQSClient, endpoint?: string): Door {
  return {
    async deliver(target, exchanges) {
      const fifo = target.endsWith(".fifo");
      const answers = exchanges.map((): Delivery => ({ outcome: "failed" }));
      const numbered = exchanges.map((exchange, index) => ({ ...exchange, index }));
      const send = async (batch: readonly Numbered[]) => {
        const answer = await sqs
          .send(
            new SendMessageBatchCommand({
              QueueUrl: queueUrl(target, endpoint),
              Entries: batch.map((exchange) => entry(exchange, fifo)),
            }),
          )
          .catch((error: unknown) => {
            console.error({ message: "a batch could not be sent", target, error });
            return undefined;
          });
        for (const { Id } of answer?.Successful ?? []) answers[Number(Id)] = { outcome: "sent" };
        for (const { Id, SenderFault, Code } of answer?.Failed ?? []) {
          if (SenderFault) answers[Number(Id)] = { outcome: "refused", code: Code ?? "unknown" };
        }
      };
      await pMap(batches(numbered, messageBytes), send, { concurrency: fifo ? 1 : CONCURRENT_BATCHES });
      return answers;
    },
  };
}
