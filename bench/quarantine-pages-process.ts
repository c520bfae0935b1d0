/*
 * Prints what pages of the quarantine cost against bare Queries of the same: `quarantine-pages-process.ts [HELD]`, in
 * a table of 100,000 held exchanges in 300 signatures unless it is said. It takes minutes to fill the table.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { Clock } from "../local/clock.ts";
import { startDynamoDb } from "../local/dynamodb/dynamodb.ts";
import { ListedExchange } from "../schemas/held-exchange.ts";
import type { QuarantineTask } from "./quarantine-task.ts";
import { SWEPT } from "./swept-client.ts";
import { table } from "./table.ts";

const PROCESS = fileURLToPath(new URL("quarantine-process.ts", import.meta.url));
const INDEXES = { byFlowAndState: "flowState", bySignature: "signatureState" } as const;
const HEAD = ["page of 50", "the API, ms", "bare Query, ms", "ratio"] as const;

const key = (AttributeName: string, KeyType: "HASH" | "RANGE") => ({ AttributeName, KeyType });

const held = Number(process.argv[2] ?? 100_000);
const dynamodb = await startDynamoDb({
  port: 0,
  stateDirectory: undefined,
  clock: new Clock(),
  log: () => {},
});
await dynamodb.call("CreateTable", {
  TableName: SWEPT.tables.quarantine,
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: ["id", "part", "stateSince", ...Object.values(INDEXES)].map((AttributeName) => ({
    AttributeName,
    AttributeType: "S",
  })),
  KeySchema: [key("id", "HASH"), key("part", "RANGE")],
  GlobalSecondaryIndexes: Object.entries(INDEXES).map(([IndexName, partition]) => ({
    IndexName,
    KeySchema: [key(partition, "HASH"), key("stateSince", "RANGE")],
    Projection: {
      ProjectionType: "INCLUDE",
      NonKeyAttributes: Object.keys(ListedExchange.shape).filter(
        (name) => !["id", "stateSince"].includes(name),
      ),
    },
  })),
});

/** Fills the table in a process of its own, and measures there. */
function measure(task: QuarantineTask): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, [JSON.stringify(task)], { execArgv: [] });
    child.on("message", (rows) => resolve(z.array(z.array(z.string())).parse(rows)));
    child.on("error", reject);
    child.on("exit", (status) => reject(new Error(`the measuring process ended with status ${status}`)));
  });
}

const rows = await measure({ held, signatures: 300, flows: 10, dynamodb: dynamodb.endpoint });
process.stdout.write(`${table(HEAD, rows)}\n`);
await dynamodb.stop();
