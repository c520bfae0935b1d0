import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { client } from "#client";
import { countedLines } from "../../schemas/counted-lines.ts";
import type { Flow } from "../../schemas/flow.ts";
import { flowQueues, queueArn, replayDeadLettersName, replayName } from "../../schemas/resource-names.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { deadLetterQueues } from "../aws/dead-letter-queue.ts";
import { queueUrl } from "../aws/queue-url.ts";
import { replayQueue } from "../aws/replay-queue.ts";
import { stores } from "../aws/stores.ts";
import { systemClock } from "../clock.ts";
import { readEnvironment } from "../environment.ts";
import { errorTrace } from "../error-trace.ts";
import { parsedEvent } from "../parsed-event.ts";
import { drain, drainOrders } from "./drain.ts";
import { repairReplays } from "./repair.ts";

const CONCURRENT_FLOWS = 10;

const environment = readEnvironment(process.env);
const { deployment, sqsEndpoint } = environment;
const replayUrl = queueUrl(queueArn(replayName(client.id), deployment), sqsEndpoint);
const ports = {
  ...stores({ dynamodb }, environment.stores, client.retention),
  deadLetters: deadLetterQueues(sqs, sqsEndpoint),
  replayQueue: replayQueue(sqs, replayUrl),
  newId: () => randomUUID(),
};

const versionOf = (flow: string) => client.flows[flow]?.contract.version ?? 0;

/** Carries out one part of the sweep; a part that fails does not hold up the others, and the next sweep tries again. */
async function part(name: string, work: () => Promise<Readonly<Record<string, number>>>): Promise<void> {
  try {
    const done = await work();
    if (Object.values(done).some((count) => count > 0))
      console.info({ message: "swept", part: name, ...done });
  } catch (error) {
    console.error({ message: countedLines.sweepPartFailed, part: name, error: errorTrace(error) });
  }
}

async function sweepOrders(now: Temporal.Instant) {
  const queue = queueArn(replayDeadLettersName(client.id), deployment);
  return { orders: await drainOrders(queue, versionOf, now, ports) };
}

async function sweepFlow(id: string, flow: Flow, now: Temporal.Instant) {
  const origin = { id, contractVersion: flow.contract.version };
  const { inboundDeadLetters } = flowQueues(client.id, id, flow, deployment);
  const drained = await drain(origin, inboundDeadLetters, now, ports);
  return { drained, repaired: await repairReplays(origin, now, ports) };
}

/** Every minute: brings dead letters into quarantine and finishes replays that were left half done. */
export const handler = middy<unknown, void>()
  .use(parsedEvent(z.unknown()))
  .handler(async () => {
    const now = systemClock.now();
    await part("replay orders", () => sweepOrders(now));
    await pMap(Object.entries(client.flows), ([id, flow]) => part(id, () => sweepFlow(id, flow, now)), {
      concurrency: CONCURRENT_FLOWS,
    });
    console.info({ message: countedLines.sweepEnded });
  });
