/*
 * What a replay job costs: `replay-process.ts TASK`. In turns, it holds so many orders and has a job replay them, and
 * copies as many of them from queue to queue by the bare SDK. The emulated AWS is in the parent process.
 */
import {
  DeleteMessageBatchCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { hash } from "node:crypto";
import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import { client } from "./unarchived-client.ts";
import { jobTable } from "../functions/aws/job-table.ts";
import { queueDepths } from "../functions/aws/queue-depths.ts";
import { queueUrl } from "../functions/aws/queue-url.ts";
import { sqsDoor } from "../functions/aws/sqs-door.ts";
import { stores } from "../functions/aws/stores.ts";
import { passages } from "../functions/gate/passages.ts";
import { newJob } from "../functions/job/life.ts";
import { runJobs } from "../functions/job/run.ts";
import { gateFailure } from "../functions/quarantine/fault.ts";
import type { Holding } from "../schemas/held-exchange.ts";
import {
  jobTableName,
  journalTableName,
  lineTableName,
  pulseTableName,
  quarantineTableName,
  queueArn,
} from "../schemas/resource-names.ts";
import { orderAttributes, orderBody } from "./orders.ts";
import { COPIED, type ReplayRound, ReplayTask } from "./replay-task.ts";

const FLOW = "shop-orders";
const DEPLOYMENT = { partition: "aws", region: "eu-west-3", account: "000000000000" };
const HELD_AT_ONCE = 500;
const COPIES_AT_ONCE = 8;
const SHARES = [0.1, 0.5, 1];

const task = ReplayTask.parse(JSON.parse(process.argv[2] ?? ""));
const at = { region: DEPLOYMENT.region, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
const dynamodb = new DynamoDBClient({ ...at, endpoint: task.dynamodb });
const sqs = new SQSClient({ ...at, endpoint: task.sqs });
const passageOf = passages(client, DEPLOYMENT).ofFlow;
const passage = passageOf(FLOW);
if (!passage) throw new Error(`the demo has no flow ${FLOW}`);
const names = {
  journal: journalTableName(client.id),
  quarantine: quarantineTableName(client.id),
  pulse: pulseTableName(client.id),
  lines: lineTableName(client.id),
  payloads: "none",
};
const jobs = jobTable(dynamodb, jobTableName(client.id), client.retention.settled);
const ports = {
  client,
  passageOf,
  door: sqsDoor(sqs, task.sqs),
  ...stores({ dynamodb }, names, client.retention),
  jobs,
  recipes: { find: () => Promise.resolve(undefined), noteUse: () => Promise.resolve("lost" as const) },
  depths: queueDepths(sqs, task.sqs),
  clock: { now: () => Temporal.Now.instant() },
  pause: () => Promise.resolve(),
  limits: { ...client.desk.jobs, pauseAtGrowth: Infinity },
};
const url = (name: string) => queueUrl(queueArn(name, DEPLOYMENT), task.sqs);
const [from, to, target] = [url(COPIED.from), url(COPIED.to), queueUrl(passage.target ?? "", task.sqs)];

/** Orders of numbers that none had before. */
const numbersOf = (round: number) =>
  Array.from({ length: task.replayed }, (_, index) => round * task.replayed + index);

/** Holds orders as dead letters are held. */
async function hold(numbers: readonly number[]): Promise<void> {
  const why = gateFailure({ id: FLOW, contractVersion: 1 });
  for (let first = 0; first < numbers.length; first += HELD_AT_ONCE) {
    const outcomes = await ports.quarantine.holdAll(
      numbers.slice(first, first + HELD_AT_ONCE).map((number): Holding => {
        const body = orderBody(number);
        const { source, trace } = orderAttributes(number);
        const attribute = ({ DataType, StringValue }: typeof source) => ({
          dataType: DataType,
          stringValue: StringValue,
        });
        return {
          flow: FLOW,
          exchangeId: null,
          businessKey: null,
          contentHash: hash("sha256", body, "hex"),
          transferEncoding: null,
          order: null,
          content: { body, attributes: { source: attribute(source), trace: attribute(trace) } },
          messageId: `m-${number}`,
          receiveCount: 8,
          ...why,
        };
      }),
      Temporal.Now.instant(),
    );
    if (outcomes.includes("failed")) throw new Error("not all are held");
  }
}

async function fill(numbers: readonly number[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(numbers.length / 10) }, (_, index) =>
    numbers.slice(index * 10, index * 10 + 10),
  );
  await pMap(
    batches,
    (batch) =>
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: from,
          Entries: batch.map((number) => ({
            Id: String(number),
            MessageBody: orderBody(number),
            MessageAttributes: orderAttributes(number),
          })),
        }),
      ),
    { concurrency: COPIES_AT_ONCE },
  );
}

async function timed(work: () => Promise<void>) {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: performance.now() - started, cpu: (user + system) / 1000 };
}

/** Copies until the queue is empty; answers how many. */
async function copy(): Promise<number> {
  let copied = 0;
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: 10, MessageAttributeNames: ["All"] }),
    );
    if (Messages.length === 0) return copied;
    await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: to,
        Entries: Messages.map(({ Body, MessageAttributes }, index) => ({
          Id: String(index),
          MessageBody: Body,
          MessageAttributes,
        })),
      }),
    );
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: from,
        Entries: Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
    copied += Messages.length;
  }
}

async function copied(loops: number): Promise<void> {
  const counts = await Promise.all(Array.from({ length: loops }, copy));
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count !== task.replayed) throw new Error(`${count} were copied`);
}

/** Runs a job as its schedule does, one run after the other, and looks at the heap on the way. */
async function replayed(id: string, heapMegabytes: number[]): Promise<void> {
  const seen = {
    ...jobs,
    async change(...given: Parameters<typeof jobs.change>) {
      const change = await jobs.change(...given);
      const share = SHARES[heapMegabytes.length] ?? Infinity;
      if ((change.job?.sent ?? 0) >= share * task.replayed) {
        globalThis.gc?.();
        heapMegabytes.push(process.memoryUsage().heapUsed / 2 ** 20);
      }
      return change;
    },
  };
  for (let run = 0; ; run += 1) {
    await runJobs(`${id} run ${run}`, { ...ports, jobs: seen });
    const job = await jobs.find(id);
    if (job?.state === "finished" && job.sent === task.replayed) return;
    if (job?.state !== "running") throw new Error(`the job is ${job?.state}: ${job?.pausedFor}`);
  }
}

async function ask(id: string): Promise<void> {
  const wanted = { filter: { flow: FLOW }, pace: { batch: 100 }, rate: null, startAt: undefined };
  const job = newJob({
    id,
    ...wanted,
    matching: task.replayed,
    by: "bench",
    at: Temporal.Now.instant(),
    why: "a benchmark",
  });
  await jobs.create({ ...job, startAt: job.at });
}

async function round(number: number): Promise<ReplayRound> {
  const numbers = numbersOf(number);
  const id = `${FLOW}.${number}`;
  const heapMegabytes: number[] = [];
  const ours = async () => {
    await hold(numbers);
    await ask(id);
    return timed(() => replayed(id, heapMegabytes));
  };
  const theirs = async (loops: number) => {
    if (task.alone) return null;
    await fill(numbers);
    return timed(() => copied(loops));
  };
  // Each side is first as often as not.
  const isFirst = number % 2 === 0;
  const early = isFirst ? await ours() : undefined;
  const sequential = await theirs(1);
  const copyAtOnce = await theirs(COPIES_AT_ONCE);
  const job = early ?? (await ours());
  for (const QueueUrl of [to, target]) await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  return { job, copy: sequential, copyAtOnce, heapMegabytes };
}

for (let number = 0; number < task.rounds; number += 1) process.send?.(await round(number));
process.disconnect();
dynamodb.destroy();
sqs.destroy();
