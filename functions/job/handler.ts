import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import middy from "@middy/core";
import * as z from "zod";
import { client } from "#client";
import { dynamodb, sqs } from "../aws/clients.ts";
import { jobTable } from "../aws/job-table.ts";
import { queueDepths } from "../aws/queue-depths.ts";
import { sqsDoor } from "../aws/sqs-door.ts";
import { stores } from "../aws/stores.ts";
import { systemClock } from "../clock.ts";
import { readEnvironment, readJobTable } from "../environment.ts";
import { passages } from "../gate/passages.ts";
import { parsedEvent } from "../parsed-event.ts";
import { runJobs } from "./run.ts";

const environment = readEnvironment(process.env);
const ports = {
  client,
  passageOf: passages(client, environment.deployment).ofFlow,
  door: sqsDoor(sqs, environment.sqsEndpoint),
  ...stores({ dynamodb }, environment.stores, client.retention),
  jobs: jobTable(dynamodb, readJobTable(process.env), client.retention.settled),
  depths: queueDepths(sqs, environment.sqsEndpoint),
  clock: systemClock,
  pause: (milliseconds: number) => pause(milliseconds),
  limits: client.desk.jobs,
};

/** Every minute: goes on with the client's replay jobs. */
export const handler = middy<unknown, void>()
  .use(parsedEvent(z.unknown()))
  .handler(() => runJobs(randomUUID(), ports));
