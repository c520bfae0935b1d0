/** With a state directory the local host keeps everything over a restart, also when it was killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { discard, scratchDirectory, synthesizeFixture } from "../local/fixture/running-host.ts";

const addresses = z.object({ sqs: z.string(), dynamodb: z.string(), s3: z.string() });
const HOST = join(import.meta.dirname, "../local/fixture/host-process.ts");
const credentials = { accessKeyId: "anything", secretAccessKey: "anything" };

let directory: string;
let assembly: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  directory = await scratchDirectory();
  assembly = await synthesizeFixture(directory);
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await discard(directory);
});

/** Starts a host in another process, on the state directory of a name. */
async function start(state: string) {
  const child = spawn(process.execPath, [HOST, assembly, join(directory, state)], { stdio: "pipe" });
  running.add(child);
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  child.stdout.setEncoding("utf8");
  const [line]: unknown[] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => {
      throw new Error(`the host did not start:\n${complaints}`);
    }),
  ]);
  const endpoints = addresses.parse(JSON.parse(String(line)));
  const region = "eu-west-3";
  const end = async (): Promise<unknown> => {
    const [code]: unknown[] = await once(child, "exit");
    running.delete(child);
    return code;
  };
  return {
    sqs: new SQSClient({ region, credentials, endpoint: endpoints.sqs }),
    dynamodb: new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb }),
    s3: new S3Client({ region, credentials, endpoint: endpoints.s3 }),
    url: (queue: string) => `${endpoints.sqs}/000000000000/${queue}`,
    complaints: () => complaints,
    async kill() {
      child.kill("SIGKILL");
      await end();
    },
    async stop() {
      child.stdin.end();
      return end();
    },
  };
}

async function counts(host: Awaited<ReturnType<typeof start>>, queue: string): Promise<number[]> {
  const { Attributes: attributes = {} } = await host.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: host.url(queue), AttributeNames: ["All"] }),
  );
  return [
    Number(attributes["ApproximateNumberOfMessages"]),
    Number(attributes["ApproximateNumberOfMessagesNotVisible"]),
  ];
}

test("a host that was killed has kept messages, those in flight, items and objects", async () => {
  const before = await start("killed");
  const QueueUrl = before.url("fixture-in-dead");
  const Entries = ["1", "2", "3"].map((id) => ({ Id: id, MessageBody: id }));
  await before.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  const received = await before.sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 600 }));
  const ReceiptHandle = received.Messages?.[0]?.ReceiptHandle;
  await before.dynamodb.send(new PutItemCommand({ TableName: "fixture-table", Item: { id: { S: "kept" } } }));
  await before.s3.send(new PutObjectCommand({ Bucket: "fixture-payloads", Key: "a/b", Body: "kept" }));
  await before.kill();

  const after = await start("killed");
  expect(await counts(after, "fixture-in-dead")).toEqual([2, 1]);
  const VisibilityTimeout = 0;
  await after.sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: after.url("fixture-in-dead"),
      ReceiptHandle,
      VisibilityTimeout,
    }),
  );
  expect(await counts(after, "fixture-in-dead")).toEqual([3, 0]);
  const Key = { id: { S: "kept" } };
  const item = await after.dynamodb.send(new GetItemCommand({ TableName: "fixture-table", Key }));
  expect(item.Item).toEqual(Key);
  const object = await after.s3.send(new GetObjectCommand({ Bucket: "fixture-payloads", Key: "a/b" }));
  expect(await object.Body?.transformToString()).toBe("kept");
  await after.kill();
});

test("a FIFO queue recognises a message that was sent before the host was killed", async () => {
  const message = { MessageBody: "once", MessageGroupId: "g", MessageDeduplicationId: "once" };
  const queue = "fixture-orders-out.fifo";
  const before = await start("fifo");
  const first = await before.sqs.send(new SendMessageCommand({ QueueUrl: before.url(queue), ...message }));
  await before.kill();

  const after = await start("fifo");
  const second = await after.sqs.send(new SendMessageCommand({ QueueUrl: after.url(queue), ...message }));
  expect([second.MessageId, second.SequenceNumber]).toEqual([first.MessageId, first.SequenceNumber]);
  expect(await counts(after, queue)).toEqual([1, 0]);
  await after.kill();
});

test("what was answered before a kill in the middle of sending is there afterwards, and nothing twice", async () => {
  const before = await start("busy");
  const answered: string[] = [];
  const send = async (): Promise<void> => {
    for (let count = 0; ; count += 1) {
      const id = String(count);
      await before.sqs.send(
        new SendMessageCommand({
          QueueUrl: before.url("fixture-orders-out.fifo"),
          MessageBody: id,
          MessageGroupId: id,
          MessageDeduplicationId: id,
        }),
      );
      answered.push(id);
    }
  };
  const sending = send().catch(() => {});
  await expect.poll(() => answered.length, { timeout: 10_000 }).toBeGreaterThan(100);
  await before.kill();
  await sending;

  const after = await start("busy");
  const bodies: string[] = [];
  for (;;) {
    const { Messages: messages = [] } = await after.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: after.url("fixture-orders-out.fifo"), MaxNumberOfMessages: 10 }),
    );
    if (messages.length === 0) break;
    bodies.push(...messages.map(({ Body: body = "" }) => body));
  }
  expect(new Set(bodies).size).toBe(bodies.length);
  expect(bodies).toEqual(expect.arrayContaining(answered));
  await after.kill();
});

test("a host that is stopped leaves nothing that keeps its process, and has complained of nothing", async () => {
  const host = await start("stopped");
  await host.sqs.send(
    new SendMessageCommand({ QueueUrl: host.url("fixture-in"), MessageBody: "a worker starts" }),
  );
  const QueueUrl = host.url("fixture-out");
  const { Messages: messages } = await host.sqs.send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 5 }),
  );
  expect(messages).toHaveLength(1);
  expect([await host.stop(), host.complaints()]).toEqual([0, ""]);
});
