import middy from "@middy/core";
import type { SQSBatchResponse } from "aws-lambda";
import pMap from "p-map";
import { client } from "#client";
import { ReplayOrder } from "../../schemas/replay-order.ts";
import { SqsEvent, type SqsRecord } from "../../schemas/sqs-event.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { sqsDoor } from "../aws/sqs-door.ts";
import { stores } from "../aws/stores.ts";
import { systemClock } from "../clock.ts";
import { readEnvironment } from "../environment.ts";
import { errorTrace } from "../error-trace.ts";
import type { GatePorts } from "../gate/gate.ts";
import { passages } from "../gate/passages.ts";
import { parsedEvent } from "../parsed-event.ts";
import { replay, type Replayed } from "./replay.ts";

const CONCURRENT_ORDERS = 5;

const environment = readEnvironment(process.env);
const ways = passages(client, environment.deployment);
const ports: GatePorts = {
  door: sqsDoor(sqs, environment.sqsEndpoint),
  ...stores({ dynamodb }, environment.stores, client.retention),
};

async function carryOut({ messageId, body }: SqsRecord): Promise<Replayed> {
  try {
    const order = ReplayOrder.parse(JSON.parse(body));
    const outcome = await replay(order, ways.ofFlow, systemClock.now(), ports);
    console.info({ message: "replay order carried out", id: order.quarantineId, outcome });
    return outcome;
  } catch (error) {
    console.error({
      message: "a replay order could not be carried out",
      messageId,
      error: errorTrace(error),
    });
    return "failed";
  }
}

/** Carries out replay orders; those that fail come again, and in the end return their exchange to a person. */
export const handler = middy<SqsEvent, SQSBatchResponse>()
  .use(parsedEvent(SqsEvent))
  .handler(async ({ Records }) => {
    const outcomes = await pMap(Records, carryOut, { concurrency: CONCURRENT_ORDERS });
    const failed = Records.filter((_, index) => outcomes[index] === "failed");
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
