import { type ChildProcess, spawn } from "node:child_process";
import { hash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { jobTable } from "../../functions/aws/job-table.ts";
import { stores } from "../../functions/aws/stores.ts";
import { newJob } from "../../functions/job/life.ts";
import { gateFailure } from "../../functions/quarantine/fault.ts";
import type { Holding } from "../../schemas/held-exchange.ts";
import { HostOutputs } from "../../schemas/outputs.ts";
import {
  jobTableName,
  journalTableName,
  lineTableName,
  pulseTableName,
  quarantineTableName,
} from "../../schemas/resource-names.ts";
import { client as killed } from "../clients/killed/killed/client.ts";
import { takeAll } from "./take-all.ts";

const START = fileURLToPath(new URL("../../local/start.ts", import.meta.url));
const CLIENTS = fileURLToPath(new URL("../clients/killed", import.meta.url));
const credentials = { accessKeyId: "any", secretAccessKey: "any" };
const PER_FLOW = 1000;

let folder: string;
let child: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "watchdog-killed-"));
});
afterAll(async () => {
  child?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Starts the host as `npm start -- --idle --state` does, on this state; resolves when its outputs stand. */
async function start(state: string) {
  const outputsFile = join(folder, "outputs.json");
  await rm(outputsFile, { force: true });
  const env = { ...process.env, WATCHDOG_OUTPUTS: outputsFile, WATCHDOG_CLIENTS: CLIENTS };
  const options = ["--client", "killed", "--idle", "--state", join(folder, state)];
  const started = spawn(process.execPath, [START, ...options], { env, stdio: "ignore" });
  child = started;
  const outputs = await vi.waitFor(
    async () => HostOutputs.parse(JSON.parse(await readFile(outputsFile, "utf8"))),
    { timeout: 60_000, interval: 50 },
  );
  const at = (endpoint: string) => ({ endpoint, region: outputs.region, credentials, maxAttempts: 1 });
  return {
    outputs,
    sqs: new SQSClient(at(outputs.endpoints.sqs)),
    dynamodb: new DynamoDBClient(at(outputs.endpoints.dynamodb)),
    /** Moves the clock of the host on; resolves once what fell due has ended, or the host is gone. */
    async advance(advance: string) {
      const body = JSON.stringify({ advance });
      await fetch(new URL("/clock", outputs.endpoints.host), { method: "POST", body }).catch(() => undefined);
    },
    async end(signal: NodeJS.Signals) {
      started.kill(signal);
      await once(started, "exit");
    },
  };
}
type Started = Awaited<ReturnType<typeof start>>;

const isBroken = (id: number) => id % 20 === 0;
const body = (id: number) => JSON.stringify({ id: String(id), text: isBroken(id) ? "" : `text of ${id}` });

/** Sends what was not acknowledged yet, until all is or the host is gone. */
async function sendRest({ sqs, outputs }: Started, flow: string, acknowledged: Set<number>): Promise<void> {
  const left = Array.from({ length: PER_FLOW }, (_, id) => id).filter((id) => !acknowledged.has(id));
  for (let at = 0; at < left.length; at += 10) {
    const ids = left.slice(at, at + 10);
    const Entries = ids.map((id) => ({ Id: String(id), MessageBody: body(id) }));
    try {
      const { Successful = [] } = await sqs.send(
        new SendMessageBatchCommand({ QueueUrl: outputs.flows[flow]?.inbound, Entries }),
      );
      for (const { Id } of Successful) acknowledged.add(Number(Id));
    } catch {
      return;
    }
  }
}

async function waiting({ sqs, outputs }: Started, flow: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: outputs.flows[flow]?.inbound, AttributeNames: ["All"] }),
  );
  return (
    Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
  );
}

async function heldIds({ dynamodb }: Started, flow: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: dynamodb },
    { TableName: quarantineTableName("killed") },
  )) {
    // Beside the exchanges stand their contents, and counts of what is wrong.
    const exchanges = Items.filter(({ part, flow: of }) => part?.S === "exchange" && of?.S === flow);
    ids.push(...exchanges.map(({ exchangeId }) => exchangeId?.S ?? ""));
  }
  return ids;
}

test("a host killed in the middle of 2,000 messages loses none, and doubles none on a FIFO target", async () => {
  const acknowledged = { loose: new Set<number>(), ordered: new Set<number>() };
  const flows = ["loose", "ordered"] as const;

  for (const killAt of [250, 600]) {
    const host = await start("messages");
    const sending = flows.map((flow) => sendRest(host, flow, acknowledged[flow]));
    await vi.waitFor(() => expect(acknowledged.loose.size).toBeGreaterThan(killAt), {
      timeout: 60_000,
      interval: 5,
    });
    await host.end("SIGKILL");
    await Promise.all(sending);
  }

  const host = await start("messages");
  for (const flow of flows) await sendRest(host, flow, acknowledged[flow]);
  expect([acknowledged.loose.size, acknowledged.ordered.size]).toEqual([PER_FLOW, PER_FLOW]);
  for (const flow of flows) {
    await expect.poll(() => waiting(host, flow), { timeout: 90_000, interval: 250 }).toBe(0);
  }

  const valid = Array.from({ length: PER_FLOW }, (_, id) => id).filter((id) => !isBroken(id));
  const broken = Array.from({ length: PER_FLOW }, (_, id) => id).filter(isBroken);
  for (const flow of flows) {
    const bodies = (await takeAll(host.sqs, host.outputs.flows[flow]?.target ?? "")).map(
      ({ Body }) => Body ?? "",
    );
    expect(new Set(bodies)).toEqual(new Set(valid.map(body)));
    // A killed gate may have forwarded one batch per environment without having recorded it.
    const doubles = bodies.length - valid.length;
    expect(doubles).toBeLessThanOrEqual(flow === "ordered" ? 0 : 2 * 4 * 10);
    expect(new Set(await heldIds(host, flow))).toEqual(new Set(broken.map(String)));
  }
  await host.end("SIGINT");
}, 240_000);

const JOB = "ordered.1";
const HELD = 2000;
const text = (id: number) => JSON.stringify({ id: String(id), text: `text of ${id}` });

const jobsOf = ({ dynamodb }: Started) =>
  jobTable(dynamodb, jobTableName(killed.id), killed.retention.settled);

/** Holds so many messages as dead letters are held, and asks for the replay of all. */
async function holdAndAsk(host: Started, at: Temporal.Instant): Promise<void> {
  const names = {
    journal: journalTableName(killed.id),
    quarantine: quarantineTableName(killed.id),
    pulse: pulseTableName(killed.id),
    lines: lineTableName(killed.id),
    payloads: "none",
  };
  const { quarantine } = stores({ dynamodb: host.dynamodb }, names, killed.retention);
  const why = gateFailure({ id: "ordered", contractVersion: 1 });
  const held = await quarantine.holdAll(
    Array.from({ length: HELD }, (_, id): Holding => ({
      flow: "ordered",
      exchangeId: null,
      businessKey: null,
      contentHash: hash("sha256", text(id), "hex"),
      transferEncoding: null,
      order: null,
      content: { body: text(id), attributes: {} },
      messageId: `m-${id}`,
      receiveCount: 8,
      ...why,
    })),
    at,
  );
  if (held.includes("failed")) throw new Error("not all are held");
  const wanted = { filter: { flow: "ordered" }, pace: { batch: 50 }, rate: null, startAt: undefined };
  const asked = { matching: HELD, by: "ana", at: at.add({ seconds: 1 }), why: "the gate is mended" };
  await jobsOf(host).create(newJob({ id: JOB, ...wanted, ...asked }));
}

test("a host killed in the middle of a replay of 2,000 goes on with it, and doubles none on a FIFO target", async () => {
  for (const killAt of [300, 1000]) {
    const host = await start("job");
    if (!(await jobsOf(host).find(JOB))) await holdAndAsk(host, Temporal.Now.instant());
    // A run that was killed holds its lease for a minute, and each host begins at the time that it is.
    const running = host.advance("PT4M");
    await expect
      .poll(async () => (await jobsOf(host).find(JOB))?.sent, { timeout: 60_000, interval: 5 })
      .toBeGreaterThan(killAt);
    await host.end("SIGKILL");
    await running;
  }

  const host = await start("job");
  expect(await jobsOf(host).find(JOB)).toMatchObject({ state: "running", batch: expect.anything() });
  await host.advance("PT4M");
  expect(await jobsOf(host).find(JOB)).toMatchObject({
    state: "finished",
    sent: HELD,
    heldAgain: 0,
    skipped: 0,
  });
  const arrived = (await takeAll(host.sqs, host.outputs.flows["ordered"]?.target ?? "")).map(
    ({ Body = "" }) => Body,
  );
  expect(arrived.length).toBe(HELD);
  expect(new Set(arrived)).toEqual(new Set(Array.from({ length: HELD }, (_, id) => text(id))));
  await host.end("SIGINT");
}, 240_000);
