/*
 * A contestant's process: `invoke-process.ts TASK`. As on Lambda it holds one handler, loaded once, and handles
 * one batch at a time; its processor time is the handler's alone, since the AWS side is in another process.
 */
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import type { SQSEvent } from "aws-lambda";
import * as z from "zod";
import { type Report, Task } from "./invocation.ts";
import { orderEvents } from "./orders.ts";

const Answer = z.object({ batchItemFailures: z.array(z.unknown()).length(0) });

const context = {
  awsRequestId: "00000000-0000-4000-8000-000000000000",
  callbackWaitsForEmptyEventLoop: true,
  functionName: "bench",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:eu-west-3:000000000000:function:bench",
  logGroupName: "/aws/lambda/bench",
  logStreamName: "bench",
  memoryLimitInMB: "512",
  getRemainingTimeInMillis: () => 30_000,
};

function tell(report: Report): void {
  process.send?.(report);
}

async function loadHandler(bundle: string): Promise<(event: SQSEvent) => Promise<void>> {
  const { handler }: Record<string, unknown> = await import(pathToFileURL(bundle).href);
  if (typeof handler !== "function") throw new TypeError(`${bundle} exports no handler`);
  return async (event) => {
    Answer.parse(await Reflect.apply(handler, undefined, [event, context]));
  };
}

const { bundle, inbound, batchSize, firstOrder, warmUp, measured } = Task.parse(
  JSON.parse(process.argv[2] ?? ""),
);
const handle = await loadHandler(bundle);
const warming = orderEvents({ inbound, first: firstOrder, count: warmUp, batchSize });
const events = orderEvents({ inbound, first: firstOrder + warmUp, count: measured, batchSize });

for (const event of warming) await handle(event);
tell({ kind: "warm" });
await once(process, "message");
const before = process.cpuUsage();
for (const event of events) await handle(event);
const { user, system } = process.cpuUsage(before);
tell({ kind: "measured", cpuMilliseconds: (user + system) / 1000 });
process.disconnect();
process.exit();
