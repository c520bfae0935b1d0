import { setTimeout as pause } from "node:timers/promises";
import middy from "@middy/core";
import type { SQSBatchResponse } from "aws-lambda";
import { client } from "#client";
import { ReplayOrder } from "../../schemas/replay-order.ts";
import { SqsEvent, type SqsRecord } from "../../schemas/sqs-event.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { jobTable } from "../aws/job-table.ts";
import { sqsDoor } from "../aws/sqs-door.ts";
import { stores } from "../aws/stores.ts";
import { systemClock } from "../clock.ts";
import { readEnvironment, readJobTable } from "../environment.ts";
import { errorTrace } from "../error-trace.ts";
import type { ForwardPorts } from "../gate/gate.ts";
import { passages } from "../gate/passages.ts";
import { parsedEvent } from "../parsed-event.ts";
import { replayAll } from "./replay.ts";

const environment = readEnvironment(process.env);
const ways = passages(client, environment.deployment);
const ports: ForwardPorts = {
  door: sqsDoor(sqs, environment.sqsEndpoint),
  ...stores({ dynamodb }, environment.stores, client.retention),
  jobs: jobTable(dynamodb, readJobTable(process.env), client.retention.settled),
  pause: (milliseconds: number) => pause(milliseconds),
};

/** The order of a record; undefined where it is none, then it comes again and goes where such messages go. */
function orderOf({ messageId, body }: SqsRecord): ReplayOrder | undefined {
  try {
    return ReplayOrder.parse(JSON.parse(body));
  } catch (error) {
    const message = "a replay order could not be read";
    console.error({ message, messageId, error: errorTrace(error) });
    return undefined;
  }
}

/** Carries out replay orders; those that fail come again, and in the end return their exchange to a person. */
export const handler = middy<SqsEvent, SQSBatchResponse>()
  .use(parsedEvent(SqsEvent))
  .handler(async ({ Records }) => {
    const ordered = Records.flatMap((record) => {
      const order = orderOf(record);
      return order ? [{ messageId: record.messageId, order }] : [];
    });
    const orders = ordered.map(({ order }) => order);
    const outcomes = await replayAll(orders, ways.ofFlow, systemClock.now(), ports);
    const done = new Set(
      ordered.flatMap(({ messageId, order: { quarantineId: id } }, index) => {
        const outcome = outcomes[index] ?? "failed";
        console.info({ message: "replay order carried out", id, outcome });
        return outcome === "failed" ? [] : [messageId];
      }),
    );
    const failed = Records.filter(({ messageId }) => !done.has(messageId));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
