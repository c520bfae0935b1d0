import { randomBytes, randomInt, randomUUID } from "node:crypto";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { client } from "#client";
import type { Flow } from "../../schemas/flow.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import { queueAddress } from "../../schemas/queue-arn.ts";
import {
  contactsTopicName,
  flowQueues,
  queueArn,
  replayName,
  topicArn,
} from "../../schemas/resource-names.ts";
import { actionItems } from "../aws/action-items.ts";
import { dynamodb, sqs } from "../aws/clients.ts";
import { jobTable } from "../aws/job-table.ts";
import { queueUrl } from "../aws/queue-url.ts";
import { replayQueue } from "../aws/replay-queue.ts";
import { snsOwnWays } from "../aws/sns-own-ways.ts";
import { snsSubscriptions } from "../aws/sns-subscriptions.ts";
import { stores } from "../aws/stores.ts";
import { trialItems } from "../aws/trial-items.ts";
import { watchStores } from "../aws/watch-stores.ts";
import { systemClock } from "../clock.ts";
import { readActionTable, readEnvironment, readJobTable, readWatchEnvironment } from "../environment.ts";
import { apiAnswers } from "./answer.ts";

const environment = readEnvironment(process.env);
const replayUrl = queueUrl(queueArn(replayName(client.id), environment.deployment), environment.sqsEndpoint);
const jobs = readJobTable(process.env);
const contacts = topicArn(contactsTopicName(client.id), environment.deployment);
const desk = {
  client,
  ...stores({ dynamodb }, environment.stores, client.retention),
  ...watchStores(dynamodb, readWatchEnvironment(process.env)),
  actions: actionItems(dynamodb, readActionTable(process.env)),
  replayQueue: replayQueue(sqs, replayUrl),
  jobs: jobTable(dynamodb, jobs, client.retention.settled),
  trials: trialItems(dynamodb, jobs, client.retention.settled),
  inboundOf(id: string, flow: Flow) {
    const { inbound: arn } = flowQueues(client.id, id, flow, environment.deployment);
    return {
      arn,
      url: queueUrl(arn, environment.sqsEndpoint),
      region: queueAddress(arn)?.region ?? environment.deployment.region,
      adopted: "arn" in flow.inbound,
    };
  },
  subscriptions: snsSubscriptions(contacts),
  ways: snsOwnWays(contacts),
  newId: () => randomUUID(),
  newPhoneCode: () => ({
    code: String(randomInt(1_000_000)).padStart(6, "0"),
    salt: randomBytes(16).toString("hex"),
  }),
};

/** Answers the support team's desk: the console and the command. */
export const handler = middy<APIGatewayProxyEventV2, HttpAnswer>().handler(apiAnswers(desk, systemClock));
