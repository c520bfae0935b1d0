/** A hundred sweeps at once, on the real tables, queues and topics: one incident, and nobody is told twice. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SNSClient } from "@aws-sdk/client-sns";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deadLetterQueues } from "../../functions/aws/dead-letter-queue.ts";
import { probeTable } from "../../functions/aws/probe-table.ts";
import { queueDepths } from "../../functions/aws/queue-depths.ts";
import { replayQueue } from "../../functions/aws/replay-queue.ts";
import { snsSubscriptions } from "../../functions/aws/sns-subscriptions.ts";
import { snsTopics } from "../../functions/aws/sns-topics.ts";
import { stores } from "../../functions/aws/stores.ts";
import { watchStores } from "../../functions/aws/watch-stores.ts";
import { sweep } from "../../functions/sweep/sweep.ts";
import {
  contactsTopicName,
  eventsTopicName,
  incidentTableName,
  journalTableName,
  mailboxTableName,
  planTableName,
  pulseTableName,
  quarantineTableName,
  replayName,
  topicArn,
  watchTableName,
} from "../../schemas/resource-names.ts";
import { client } from "../clients/watched/watched/client.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { EventQueue } from "./event-queue.ts";
import { Outbox } from "./outbox.ts";

const SWEEPS = 100;

let hosted: ClientUnderTest;
beforeAll(async () => {
  hosted = await clientUnderTest({ client: "watched", clients: "watched" });
});
afterAll(() => hosted.stop());

/** What a sweep's function reaches on this host. */
function portsOf({ outputs: { endpoints, region, accountId }, host }: ClientUnderTest) {
  const deployment = { partition: "aws", region, account: accountId };
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const dynamodb = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
  const sns = new SNSClient({ endpoint: endpoints.sns, region, credentials });
  const watch = watchTableName(client.id);
  const contacts = topicArn(contactsTopicName(client.id), deployment);
  const names = {
    journal: journalTableName(client.id),
    quarantine: quarantineTableName(client.id),
    pulse: pulseTableName(client.id),
    payloads: "none",
  };
  const ports = {
    ...stores({ dynamodb }, names, client.retention),
    ...watchStores(dynamodb, {
      watch,
      incident: incidentTableName(client.id),
      mailbox: mailboxTableName(client.id),
      plan: planTableName(client.id),
    }),
    probes: probeTable(dynamodb, watch),
    deadLetters: deadLetterQueues(hosted.sqs, endpoints.sqs),
    depths: queueDepths(hosted.sqs, endpoints.sqs),
    replayQueue: replayQueue(hosted.sqs, host.queueUrl(replayName(client.id))),
    topics: snsTopics({ contacts, events: topicArn(eventsTopicName(client.id), deployment) }, sns),
    subscriptions: snsSubscriptions(contacts, sns),
    newId: () => "replay",
  };
  return { deployment, ports };
}

test("a hundred sweeps at once open one incident, and tell each reader once", async () => {
  const outbox = new Outbox(hosted.outputs);
  const events = await EventQueue.subscribe(hosted.outputs, hosted.sqs, "all", { kind: ["silent"] });
  await hosted.host.setTime(Temporal.Instant.from("2026-11-24T09:00:10Z"));
  await hosted.host.advance(Temporal.Duration.from("PT1M"));
  await hosted.send("orders", [{ body: JSON.stringify({ id: "1" }) }]);
  await hosted.receive("orders");
  await hosted.host.advance(Temporal.Duration.from("PT30M"));
  await outbox.fresh();
  const { deployment, ports } = portsOf(hosted);
  const at = hosted.host.now().add({ minutes: 3 });
  await Promise.all(Array.from({ length: SWEEPS }, () => sweep(client, deployment, at, ports)));
  const told = (await outbox.fresh()).filter(({ body }) => body.includes(" orders "));
  expect(told.map(({ protocol }) => protocol).sort()).toEqual(["email", "sms"]);
  expect((await events.fresh()).map(({ event }) => event)).toEqual(["opened"]);
  const open = [];
  for await (const incident of ports.incidents.notClosed())
    if (incident.cause === "flow/orders#silent") open.push(incident.state);
  expect(open).toEqual(["open"]);
});
