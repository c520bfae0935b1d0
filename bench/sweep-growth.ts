import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { Clock } from "../local/clock.ts";
import { startDynamoDb } from "../local/dynamodb/dynamodb.ts";
import { startMessaging } from "../local/messaging/messaging.ts";
import { Outbox } from "../local/outbox/outbox.ts";
import {
  inboundDeadLettersName,
  inboundName,
  replayDeadLettersName,
  targetName,
} from "../schemas/resource-names.ts";
import { type Consumption, startMeter } from "./meter.ts";
import { type SweepTask, SWEPT } from "./swept-client.ts";

const PROCESS = fileURLToPath(new URL("sweep-process.ts", import.meta.url));

/** Enough for the code to be compiled, and for a state to be written on its turn. */
const WARM_UP = 6;
const MEASURED = 6;

const Report = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("warm") }),
  z.object({ kind: z.literal("measured"), cpuMilliseconds: z.number(), milliseconds: z.number() }),
]);

/** What one sweep of so many flows takes. */
export interface SweepFigures extends Consumption {
  readonly flows: number;
  readonly cpuMilliseconds: number;
  readonly milliseconds: number;
}

/** Measures a sweep over so many quiet flows, whose queues are empty; per sweep. */
export async function sweepFigures(flows: number): Promise<SweepFigures> {
  const clock = new Clock();
  const outbox = await Outbox.open({ directory: undefined, keepsEarlier: false, now: () => clock.now() });
  const messaging = await startMessaging({
    region: SWEPT.region,
    port: 0,
    stateDirectory: undefined,
    outbox,
  });
  const dynamodb = await startDynamoDb({ port: 0, stateDirectory: undefined, clock, log: () => {} });
  await createTables(dynamodb.call);
  messaging.queues.define(replayDeadLettersName(SWEPT.id), {});
  for (let number = 0; number < flows; number += 1) {
    const flow = `flow-${number}`;
    for (const name of [
      inboundName(SWEPT.id, flow),
      inboundDeadLettersName(SWEPT.id, flow),
      targetName(SWEPT.id, flow, false),
    ])
      messaging.queues.define(name, {});
  }
  messaging.open();
  const consumption: Consumption = { calls: 0, writeUnits: 0, readUnits: 0 };
  const meters = await Promise.all(
    [messaging.endpoint, dynamodb.endpoint].map((one) => startMeter(one, consumption)),
  );
  const [sqs, tables] = meters;
  try {
    const task = {
      flows,
      warmUp: WARM_UP,
      measured: MEASURED,
      sqs: sqs?.endpoint ?? "",
      dynamodb: tables?.endpoint ?? "",
    };
    return await measure(task, consumption);
  } finally {
    for (const meter of meters) await meter.stop();
    await messaging.stop();
    await dynamodb.stop();
  }
}

function measure(task: SweepTask, consumption: Consumption): Promise<SweepFigures> {
  return new Promise((resolve, reject) => {
    let figures: SweepFigures | undefined;
    let before = { ...consumption };
    const child = fork(PROCESS, [JSON.stringify(task)], {
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message) => {
      const report = Report.parse(message);
      if (report.kind === "warm") {
        before = { ...consumption };
        child.send("go");
        return;
      }
      figures = {
        flows: task.flows,
        cpuMilliseconds: report.cpuMilliseconds / task.measured,
        milliseconds: report.milliseconds / task.measured,
        calls: (consumption.calls - before.calls) / task.measured,
        writeUnits: (consumption.writeUnits - before.writeUnits) / task.measured,
        readUnits: (consumption.readUnits - before.readUnits) / task.measured,
      };
    });
    child.on("error", reject);
    child.on("exit", (status) => {
      if (status === 0 && figures) resolve(figures);
      else reject(new Error(`the sweep of ${task.flows} flows ended with status ${status}`));
    });
  });
}

type Call = Awaited<ReturnType<typeof startDynamoDb>>["call"];

async function createTables(call: Call): Promise<void> {
  const { pulse, quarantine, watch, incident, mailbox, plan, link, audit, jobs } = SWEPT.tables;
  const all = { ProjectionType: "ALL" };
  const index = (IndexName: string, ...keys: readonly string[]) => ({
    IndexName,
    KeySchema: schema(keys),
    Projection: all,
  });
  await table(call, pulse, ["flow", "minute"]);
  await table(call, watch, ["type", "id"]);
  await table(call, mailbox, ["reader", "part"]);
  await table(call, plan, ["kind", "id"]);
  await table(call, link, ["codeHash", "part"]);
  await table(call, jobs, ["job", "part"], [index("byPhase", "phase", "askedAt")]);
  await table(call, quarantine, ["id", "part"], [index("byFlowAndState", "flowState", "stateSince")]);
  await table(call, audit, ["subject", "at"], [index("byDay", "day", "at")]);
  await table(call, incident, ["cause", "opening"], [index("byPhase", "phase", "openedNumber")]);
}

const schema = (keys: readonly string[]) =>
  keys.map((key, place) => ({ AttributeName: key, KeyType: place === 0 ? "HASH" : "RANGE" }));

async function table(
  call: Call,
  name: string,
  keys: readonly string[],
  indexes: readonly { readonly KeySchema: readonly { readonly AttributeName: string }[] }[] = [],
) {
  const named = new Set([
    ...keys,
    ...indexes.flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName)),
  ]);
  await call("CreateTable", {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [...named].map((key) => ({
      AttributeName: key,
      AttributeType: key === "opening" ? "N" : "S",
    })),
    KeySchema: schema(keys),
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
  });
}
