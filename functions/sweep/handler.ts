import { randomUUID } from "node:crypto";
import middy from "@middy/core";
import * as z from "zod";
import { client } from "#client";
import { countedLines } from "../../schemas/counted-lines.ts";
import {
  isGateOf,
  queueArn,
  replayName,
  topicArn,
  contactsTopicName,
  eventsTopicName,
} from "../../schemas/resource-names.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { deadLetterQueues } from "../aws/dead-letter-queue.ts";
import { inboundMappings } from "../aws/inbound-mappings.ts";
import { jobTable } from "../aws/job-table.ts";
import { linkTable } from "../aws/link-table.ts";
import { probeTable } from "../aws/probe-table.ts";
import { queueDepths } from "../aws/queue-depths.ts";
import { queueUrl } from "../aws/queue-url.ts";
import { replayQueue } from "../aws/replay-queue.ts";
import { snsSubscriptions } from "../aws/sns-subscriptions.ts";
import { snsTopics } from "../aws/sns-topics.ts";
import { stores } from "../aws/stores.ts";
import { watchStores } from "../aws/watch-stores.ts";
import { systemClock } from "../clock.ts";
import {
  readEnvironment,
  readJobTable,
  readLinksEnvironment,
  readReleasedCode,
  readWatchEnvironment,
} from "../environment.ts";
import { parsedEvent } from "../parsed-event.ts";
import { newCode } from "../notify/link-code.ts";
import { noteRelease, releasedOf } from "./release.ts";
import { part, sweep } from "./sweep.ts";

const environment = readEnvironment(process.env);
const { deployment, sqsEndpoint } = environment;
const watchStoreNames = readWatchEnvironment(process.env);
const links = readLinksEnvironment(process.env);
const replayUrl = queueUrl(queueArn(replayName(client.id), deployment), sqsEndpoint);
const ports = {
  ...stores({ dynamodb }, environment.stores, client.retention),
  ...watchStores(dynamodb, watchStoreNames),
  probes: probeTable(dynamodb, watchStoreNames.watch),
  deadLetters: deadLetterQueues(sqs, sqsEndpoint),
  mappings: inboundMappings((arn) => isGateOf(client.id, arn)),
  depths: queueDepths(sqs, sqsEndpoint),
  replayQueue: replayQueue(sqs, replayUrl),
  topics: snsTopics({
    contacts: topicArn(contactsTopicName(client.id), deployment),
    events: topicArn(eventsTopicName(client.id), deployment),
  }),
  subscriptions: snsSubscriptions(topicArn(contactsTopicName(client.id), deployment)),
  newId: () => randomUUID(),
  jobs: jobTable(dynamodb, readJobTable(process.env), client.retention.settled),
  links: linkTable(dynamodb, links.table),
  desk: links.desk,
  newCode,
};

const released = releasedOf(client, readReleasedCode(process.env));

/** Every minute: looks after the client's flows. */
export const handler = middy<unknown, void>()
  .use(parsedEvent(z.unknown()))
  .handler(async () => {
    const now = systemClock.now();
    await part("release", () => noteRelease(released, now, ports.releases));
    await sweep(client, deployment, now, ports);
    console.info({ message: countedLines.sweepEnded });
  });
