import { setTimeout as pause } from "node:timers/promises";
import middy from "@middy/core";
import type { SQSBatchResponse } from "aws-lambda";
import { client } from "#client";
import { SqsEvent, toMessage } from "../../schemas/sqs-event.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { controlGlance } from "../aws/control-glance.ts";
import { jobTable } from "../aws/job-table.ts";
import { sqsDoor } from "../aws/sqs-door.ts";
import { stores } from "../aws/stores.ts";
import { systemClock } from "../clock.ts";
import { readEnvironment, readJobTable, readPlanTable } from "../environment.ts";
import { parsedEvent } from "../parsed-event.ts";
import { gate, type GatePorts } from "./gate.ts";
import { GlancedControls } from "./glanced-controls.ts";
import { passages } from "./passages.ts";

const environment = readEnvironment(process.env);
const ways = passages(client, environment.deployment);
const ports: GatePorts = {
  door: sqsDoor(sqs, environment.sqsEndpoint),
  ...stores({ dynamodb }, environment.stores, client.retention),
  jobs: jobTable(dynamodb, readJobTable(process.env), client.retention.settled),
  pause: (milliseconds: number) => pause(milliseconds),
};
const controls = new GlancedControls(controlGlance(dynamodb, readPlanTable(process.env)));

/** Passes what came on an inbound queue; a mapping hands over messages of one queue only. */
export const handler = middy<SqsEvent, SQSBatchResponse>()
  .use(parsedEvent(SqsEvent))
  .handler(async ({ Records }) => {
    const queue = Records[0]?.eventSourceARN ?? "";
    const passage = ways.ofInbound(queue);
    if (!passage) throw new Error(`no flow of client ${client.id} has the inbound queue ${queue}`);
    const now = systemClock.now();
    const control = await controls.of(passage.id, now);
    const { returned, ...counts } = await gate(passage, Records.map(toMessage), now, ports, control);
    console.info({ message: "batch passed", flow: passage.id, ...counts, returned: returned.length });
    return { batchItemFailures: returned.map((itemIdentifier) => ({ itemIdentifier })) };
  });
