import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import middy from "@middy/core";
import * as z from "zod";
import { client } from "#client";
import { auditTable } from "../aws/audit-table.ts";
import { automaticRecipeItems } from "../aws/automatic-recipe-items.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { jobTable } from "../aws/job-table.ts";
import { controlGlance } from "../aws/control-glance.ts";
import { queueDepths } from "../aws/queue-depths.ts";
import { recipeItems } from "../aws/recipe-items.ts";
import { sqsDoor } from "../aws/sqs-door.ts";
import { stores } from "../aws/stores.ts";
import { trialItems } from "../aws/trial-items.ts";
import { systemClock } from "../clock.ts";
import { readAuditTable, readEnvironment, readJobTable, readPlanTable } from "../environment.ts";
import { passages } from "../gate/passages.ts";
import { parsedEvent } from "../parsed-event.ts";
import { runJobs } from "./run.ts";
import { runLines } from "./run-lines.ts";
import { runAutomatic } from "./run-automatic.ts";
import { runTrials } from "./run-trials.ts";

const environment = readEnvironment(process.env);
const table = readJobTable(process.env);
const plans = readPlanTable(process.env);
const ports = {
  client,
  passageOf: passages(client, environment.deployment).ofFlow,
  door: sqsDoor(sqs, environment.sqsEndpoint),
  ...stores({ dynamodb }, environment.stores, client.retention),
  jobs: jobTable(dynamodb, table, client.retention.settled),
  recipes: recipeItems(dynamodb, plans),
  automatic: automaticRecipeItems(dynamodb, plans),
  audit: auditTable(dynamodb, readAuditTable(process.env)),
  newId: () => randomUUID(),
  trials: trialItems(dynamodb, table, client.retention.settled),
  depths: queueDepths(sqs, environment.sqsEndpoint),
  controlOf: controlGlance(dynamodb, plans),
  clock: systemClock,
  pause: (milliseconds: number) => pause(milliseconds),
  limits: client.desk.jobs,
};

/** Every minute: goes on with the client's replay jobs, and beside them with trials of recipes, recipes that apply by themselves, and the lines of ordered flows. */
export const handler = middy<unknown, void>()
  .use(parsedEvent(z.unknown()))
  .handler(async () => {
    const ended = await Promise.allSettled([
      runJobs(randomUUID(), ports),
      runTrials(ports),
      runAutomatic(ports),
      runLines(ports),
    ]);
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  });
