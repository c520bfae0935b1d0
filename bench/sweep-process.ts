/*
 * The process of a sweep: `sweep-process.ts TASK`. It sweeps a client of so many flows, once to get to know
 * them and then minute by minute; its processor time is the sweep's alone, since AWS is in another process.
 */
import { once } from "node:events";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import { deadLetterQueues } from "../functions/aws/dead-letter-queue.ts";
import { jobTable } from "../functions/aws/job-table.ts";
import { linkTable } from "../functions/aws/link-table.ts";
import { probeTable } from "../functions/aws/probe-table.ts";
import { queueDepths } from "../functions/aws/queue-depths.ts";
import { replayQueue } from "../functions/aws/replay-queue.ts";
import { snsSubscriptions } from "../functions/aws/sns-subscriptions.ts";
import { snsTopics } from "../functions/aws/sns-topics.ts";
import { stores } from "../functions/aws/stores.ts";
import { watchStores } from "../functions/aws/watch-stores.ts";
import { sweep } from "../functions/sweep/sweep.ts";
import { SweepTask, sweptClient, SWEPT } from "./swept-client.ts";

const task = SweepTask.parse(JSON.parse(process.argv[2] ?? ""));
const client = sweptClient(task.flows);
const at = { region: SWEPT.region, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
const dynamodb = new DynamoDBClient({ ...at, endpoint: task.dynamodb });
const sqs = new SQSClient({ ...at, endpoint: task.sqs });
const sns = new SNSClient({ ...at, endpoint: task.sqs });
const ports = {
  ...stores({ dynamodb }, SWEPT.tables, client.retention),
  ...watchStores(dynamodb, SWEPT.tables),
  probes: probeTable(dynamodb, SWEPT.tables.watch),
  deadLetters: deadLetterQueues(sqs, task.sqs),
  mappings: { set: () => Promise.reject(new Error("no flow of the benchmark is paused")) },
  depths: queueDepths(sqs, task.sqs),
  replayQueue: replayQueue(sqs, `${task.sqs}/000000000000/none`),
  topics: snsTopics({ contacts: SWEPT.topic, events: SWEPT.topic }, sns),
  subscriptions: snsSubscriptions(SWEPT.topic, sns),
  newId: () => "replay",
  jobs: jobTable(dynamodb, SWEPT.tables.jobs, client.retention.settled),
  links: linkTable(dynamodb, SWEPT.tables.link),
  desk: { links: "https://bench.example/l", console: undefined },
  newCode: () => "benchmarkcod",
};

let now = Temporal.Instant.from("2026-11-24T10:00:00Z");
async function sweepNext(): Promise<void> {
  await sweep(client, SWEPT.deployment, now, ports);
  now = now.add({ minutes: 1 });
}

for (let count = 0; count < task.warmUp; count += 1) await sweepNext();
process.send?.({ kind: "warm" });
await once(process, "message");
const before = process.cpuUsage();
const started = performance.now();
for (let count = 0; count < task.measured; count += 1) await sweepNext();
const { user, system } = process.cpuUsage(before);
process.send?.({
  kind: "measured",
  cpuMilliseconds: (user + system) / 1000,
  milliseconds: performance.now() - started,
});
process.disconnect();
process.exit();
