/*
 * Prints how fast a replay job is against copies of the same messages from queue to queue, and whether its memory
 * stays flat: `replay-jobs-process.ts [--replayed N] [--rounds N] [--alone]`; alone, a job is not compared, for its memory.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { client } from "./unarchived-client.ts";
import { Clock } from "../local/clock.ts";
import { startDynamoDb } from "../local/dynamodb/dynamodb.ts";
import { startMessaging } from "../local/messaging/messaging.ts";
import { Outbox } from "../local/outbox/outbox.ts";
import { ListedExchange } from "../schemas/held-exchange.ts";
import {
  jobTableName,
  journalTableName,
  pulseTableName,
  quarantineTableName,
  targetName,
} from "../schemas/resource-names.ts";
import { COPIED, ReplayRound, type ReplayTask } from "./replay-task.ts";
import { median } from "./statistics.ts";
import { table } from "./table.ts";

const PROCESS = fileURLToPath(new URL("replay-process.ts", import.meta.url));
const HEAD = ["", "messages a second", "CPU ms each", "ratio"] as const;

const { values } = parseArgs({
  options: {
    replayed: { type: "string", default: "2000" },
    rounds: { type: "string", default: "5" },
    alone: { type: "boolean", default: false },
  },
});
const [replayed, rounds] = [Number(values.replayed), Number(values.rounds)];
const clock = new Clock();
const outbox = await Outbox.open({ directory: undefined, keepsEarlier: false, now: () => clock.now() });
const messaging = await startMessaging({ region: "eu-west-3", port: 0, stateDirectory: undefined, outbox });
const dynamodb = await startDynamoDb({ port: 0, stateDirectory: undefined, clock, log: () => {} });

const projection = {
  ProjectionType: "INCLUDE",
  NonKeyAttributes: Object.keys(ListedExchange.shape).filter((name) => !["id", "stateSince"].includes(name)),
};

const schema = (names: readonly string[]) =>
  names.map((AttributeName, place) => ({ AttributeName, KeyType: place === 0 ? "HASH" : "RANGE" }));

/** Creates a table by the names of its keys, with indexes by theirs. */
async function create(
  name: string,
  keys: readonly string[],
  indexes: Readonly<Record<string, readonly string[]>> = {},
  Projection: object = { ProjectionType: "ALL" },
): Promise<void> {
  const named = new Set([...keys, ...Object.values(indexes).flat()]);
  const all = Object.entries(indexes);
  await dynamodb.call("CreateTable", {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [...named].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: schema(keys),
    ...(all.length > 0
      ? {
          GlobalSecondaryIndexes: all.map(([IndexName, of]) => ({
            IndexName,
            KeySchema: schema(of),
            Projection,
          })),
        }
      : {}),
  });
}

await create(journalTableName(client.id), ["key", "exchange"]);
await create(pulseTableName(client.id), ["flow", "minute"]);
await create(jobTableName(client.id), ["job", "part"], { byPhase: ["phase", "askedAt"] });
const listed = {
  byFlowAndState: ["flowState", "stateSince"],
  byBusinessKey: ["heldKey", "stateSince"],
  bySignature: ["signatureState", "stateSince"],
};
await create(quarantineTableName(client.id), ["id", "part"], listed, projection);
for (const name of [targetName(client.id, "shop-orders", false), ...Object.values(COPIED)])
  messaging.queues.define(name, {});
messaging.open();

function measure(task: ReplayTask): Promise<readonly ReplayRound[]> {
  return new Promise((resolve, reject) => {
    const measured: ReplayRound[] = [];
    const child = fork(PROCESS, [JSON.stringify(task)], { execArgv: ["--expose-gc"] });
    child.on("message", (message) => {
      measured.push(ReplayRound.parse(message));
      process.stderr.write(`${JSON.stringify(message)}\n`);
    });
    child.on("error", reject);
    child.on("exit", (status) =>
      status === 0
        ? resolve(measured)
        : reject(new Error(`the measuring process ended with status ${status}`)),
    );
  });
}

const measured = await measure({
  replayed,
  rounds,
  alone: values.alone,
  sqs: messaging.endpoint,
  dynamodb: dynamodb.endpoint,
});
const row = (name: string, side: "job" | "copy" | "copyAtOnce") => {
  const taken = measured.flatMap((one) => {
    const own = one[side];
    return own ? [{ ...own, ratio: own.milliseconds / one.job.milliseconds }] : [];
  });
  const each = median(taken.map(({ milliseconds }) => milliseconds)) / replayed;
  const cpu = median(taken.map(({ cpu }) => cpu)) / replayed;
  const ratio = median(taken.map(({ ratio }) => ratio));
  return [name, (1000 / each).toFixed(0), cpu.toFixed(2), ratio.toFixed(2)];
};
const heap = [0, 1, 2].map((place) =>
  median(measured.map((one) => one.heapMegabytes[place] ?? NaN)).toFixed(1),
);
const rows = [
  row("a replay job", "job"),
  ...(values.alone
    ? []
    : [
        row("bare copy, one batch after the other", "copy"),
        row("bare copy, eight batches at once", "copyAtOnce"),
      ]),
];
process.stdout.write(
  `${replayed} orders of 2.4 KB, medians of ${rounds} rounds by turns; ratio: the job's speed by that of the copy\n\n${table(HEAD, rows)}\n\nheap of the job's process at 10, 50 and 100 %: ${heap.join(", ")} MiB\n`,
);
await messaging.stop();
await dynamodb.stop();
