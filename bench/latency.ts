import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { HostOutputs } from "../schemas/outputs.ts";
import { orderAttributes, orderBody } from "./orders.ts";
import { startTargetConsumer } from "./target-consumer.ts";

const PROCESS = fileURLToPath(new URL("host-process.ts", import.meta.url));
const WARM_UP = 50;

/** Milliseconds from the call that sends an order to its receipt at the target, for each order. */
export interface Latencies {
  /** Each sent when the one before had arrived. */
  readonly oneAtATime: readonly number[];
  /** Sent at a steady rate, whatever has arrived. */
  readonly atRate: readonly number[];
}

/** Sends orders through the flow `shop-orders` of the demo, which is `prompt`, once its gate is warm. */
export async function promptLatencies(orders: number, perSecond: number): Promise<Latencies> {
  const child = fork(PROCESS, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit");
  try {
    const [outputs]: unknown[] = await Promise.race([once(child, "message"), ended]);
    const { endpoints, region, flows } = HostOutputs.parse(outputs);
    const queues = flows["shop-orders"];
    if (!queues) throw new Error("the demo has no flow shop-orders");
    const sqs = new SQSClient({
      endpoint: endpoints.sqs,
      region,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    const consumer = startTargetConsumer(sqs, queues.target ?? "");
    let number = 0;
    const exchange = async (): Promise<number> => {
      number += 1;
      const received = consumer.receipt(orderAttributes(number).trace.StringValue);
      const sent = performance.now();
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queues.inbound,
          MessageBody: orderBody(number),
          MessageAttributes: orderAttributes(number),
        }),
      );
      return (await received) - sent;
    };
    await inTurn(WARM_UP, exchange);
    const oneAtATime = await inTurn(orders, exchange);
    const atRate = await steadily(orders, perSecond, exchange);
    consumer.stop();
    sqs.destroy();
    return { oneAtATime, atRate };
  } finally {
    if (child.connected) child.send("stop");
    await ended;
  }
}

async function inTurn(count: number, exchange: () => Promise<number>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let sent = 0; sent < count; sent += 1) took.push(await exchange());
  return took;
}

async function steadily(
  count: number,
  perSecond: number,
  exchange: () => Promise<number>,
): Promise<readonly number[]> {
  const start = performance.now();
  const taking: Promise<number>[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    await pause(Math.max(0, start + (sent * 1000) / perSecond - performance.now()));
    taking.push(exchange());
  }
  return Promise.all(taking);
}
