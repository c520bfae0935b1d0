import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { watchStores } from "../functions/aws/watch-stores.ts";
import { CapturedMessage } from "../schemas/outbox.ts";
import { HostOutputs } from "../schemas/outputs.ts";
import { orderBody } from "./orders.ts";
import {
  auditTableName,
  incidentTableName,
  mailboxTableName,
  planTableName,
  watchTableName,
} from "../schemas/resource-names.ts";

const PROCESS = fileURLToPath(new URL("host-process.ts", import.meta.url));
const CAUSE = "flow/shop-orders#silent";

const Listed = z.object({ items: z.array(CapturedMessage) });

/**
 * Lets the demo's shop-orders fall silent so many times, and tells for each how many seconds after its
 * deadline, grace and hold the mail went out, by the host's clock.
 */
export async function detectionDelays(count: number): Promise<readonly number[]> {
  const child = fork(PROCESS, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit");
  try {
    const [outputs]: unknown[] = await Promise.race([once(child, "message"), ended]);
    const { endpoints, region, flows } = HostOutputs.parse(outputs);
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const dynamodb = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
    const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
    const { incidents } = watchStores(dynamodb, {
      watch: watchTableName("demo"),
      incident: incidentTableName("demo"),
      mailbox: mailboxTableName("demo"),
      plan: planTableName("demo"),
      audit: auditTableName("demo"),
    });
    const clock = (move: object) =>
      fetch(new URL("/clock", endpoints.host), { method: "POST", body: JSON.stringify(move) });
    const delays: number[] = [];
    for (let day = 0; day < count; day += 1) {
      // Each on a day of its own, at another second of the minute, with the incident before long closed.
      const start = Temporal.Instant.from("2026-12-01T09:00:00Z").add({ hours: day * 24, seconds: day * 7 });
      await clock({ set: start.toString() });
      await clock({ advance: "PT15M" });
      const incident = await incidents.latest(CAUSE);
      const told = Listed.parse(await (await fetch(`${endpoints.outbox}.json`)).json()).items;
      const mail = told.findLast(({ body }) => incident && body.includes(`#${incident.number} `));
      const opened = incident?.reopenedAt.at(-1) ?? incident?.openedAt;
      if (mail && opened) delays.push(opened.until(Temporal.Instant.from(mail.at)).total("seconds"));
      // It moves again, so that the next day has a silence of its own.
      await sqs.send(
        new SendMessageCommand({ QueueUrl: flows["shop-orders"]?.inbound, MessageBody: orderBody(day + 1) }),
      );
      await clock({ advance: "PT30M" });
    }
    dynamodb.destroy();
    sqs.destroy();
    return delays;
  } finally {
    if (child.connected) child.send("stop");
    await ended;
  }
}
