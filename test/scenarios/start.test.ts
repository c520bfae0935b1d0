/** `npm start` shows a day's traffic to whoever has just cloned, and leaves nothing behind. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HostOutputs } from "../../schemas/outputs.ts";
import { publishedOrder } from "../samples/orders.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BOOTED = "Ctrl-C stops it.";

let folder: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "watchdog-start-"));
});
afterAll(async () => {
  for (const { pid } of running) if (pid) process.kill(-pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Runs a command line, and tells what it prints. */
async function shell(command: string, env = process.env): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  execFile("sh", ["-c", command], { cwd: ROOT, env }, (error, out) => {
    if (error) reject(error);
    else resolve(out);
  });
  return promise;
}

/** `npm start` as a person starts it, with outputs and temporary files in a folder of its own. */
async function npmStart(name: string, ...options: string[]) {
  const temporary = join(folder, `${name}-tmp`);
  await mkdir(temporary, { recursive: true });
  const outputsFile = join(folder, `${name}.json`);
  const env = { ...process.env, LC_ALL: "C", TMPDIR: temporary, WATCHDOG_OUTPUTS: outputsFile };
  // In a group of its own, as a terminal has it, so that Ctrl-C reaches every process of it.
  const child = spawn("npm", ["start", "--", ...options], { cwd: ROOT, env, detached: true });
  running.add(child);
  const exited = once(child, "close").then(() => running.delete(child));
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));

  return {
    outputsFile,
    temporary,
    stdout: () => stdout,
    stderr: () => stderr,
    /** Resolves when a text was printed. */
    async printed(text: string): Promise<void> {
      await expect.poll(() => stdout + stderr, { timeout: 240_000, interval: 100 }).toContain(text);
    },
    outputs: async () => HostOutputs.parse(JSON.parse(await readFile(outputsFile, "utf8"))),
    /** Presses Ctrl-C, and tells the exit code. */
    async interrupt(): Promise<number | null> {
      if (child.pid) process.kill(-child.pid, "SIGINT");
      await exited;
      return child.exitCode;
    },
    async exitCode(): Promise<number | null> {
      await exited;
      return child.exitCode;
    },
    group: String(child.pid),
    /** Types a command that was printed, and tells what it prints. */
    type: (command: string) => shell(command, env),
  };
}

/** What a start has left: its outputs file, temporary files, and processes that are not dead. */
async function leftBehind({ outputsFile, temporary, group }: Awaited<ReturnType<typeof npmStart>>) {
  const processes = (await shell("ps -e -o pgid= -o stat= -o args=")).split("\n").filter((line) => {
    const [pgid, state] = line.trim().split(/ +/);
    return pgid === group && !state?.startsWith("Z");
  });
  // npm keeps its own cache there.
  const files = (await readdir(temporary)).filter((name) => name !== "node-compile-cache");
  return { outputs: existsSync(outputsFile), files, processes };
}
const NOTHING = { outputs: false, files: [], processes: [] };

test("it tells what was forwarded, held and why, and the commands that it prints work", async () => {
  const start = await npmStart("show");
  await start.printed(BOOTED);
  const told = start.stdout();

  expect(told).toMatch(/shop +─► shop-orders +─► erp/);
  for (const line of [
    /shop-orders +#1001 the published sample +✓ forwarded/,
    /stock-levels +LYS1\/IPOD2008RED stock level +✓ forwarded/,
    /shipments +450789469 shipment +✓ forwarded/,
    /#1002 order updated +✓ forwarded/,
    /#1003 sent twice +⧉ duplicate/,
    /#1004 without currency +✋ held\n +contract: field-missing \/order\/currency/,
    /#1005 total does not add up +✋ held\n +contract: order-total \/order\/total_price/,
    /#1005 sent again as it was +✋ held, seen 2×/,
    /message cut on its way +✋ held\n +undecodable: json-truncated/,
    /an HTML error page +✋ held\n +undecodable: json-html-page/,
    /#1002 same id, other content +✋ held\n +duplicate-conflict:/,
    /#1006 unknown currency +✋ held\n +contract: currency-unknown \/order\/currency/,
    /LYS1\/IPOD2008GREEN negative stock +✋ held\n +contract: field-too-small \/available/,
    /450789473 malformed date +✋ held\n +contract: field-format \/fulfillment\/updated_at/,
    /#1007 without any line +✋ held\n +contract: field-too-small \/order\/line_items/,
  ])
    expect(told).toMatch(line);
  expect(told).toContain("11 forwarded, 9 held (1 came again), 1 duplicate");
  expect(told).toMatch(/mail ► \S+@example\.com\n +\[Demo Distribution\] P1 #\d+ /);
  expect(told).toMatch(/SMS +► \+33\d+\n +P1 #\d+ (nouveau|new): shop-orders (silencieux|silent)/);
  expect(told).toMatch(/#1009 new order +✓ forwarded/);
  expect(told).toMatch(/P1 #\d+ (résolu|resolved): shop-orders/);
  expect(told).not.toContain("Norman");
  expect(start.stderr()).toBe("");

  const command = (beginning: string) =>
    told.split("\n").find((line) => line.startsWith(`  npx watchdog ${beginning}`)) ?? "false";
  expect((await start.type(command("quarantine list"))).trim().split("\n")).toHaveLength(1 + 9);
  expect(await start.type(command("quarantine show"))).toContain("order-total");
  expect(await start.type(command("check"))).toContain("valid");
  expect(await start.type(command("find"))).toContain("shop-orders");
  await start.type(command("discard"));
  await start.type(command("replay"));
  await start.printed("#1002 replayed");
  await start.type(command("send"));
  await start.printed("LYS1/IPOD2008GREEN from outside");
  expect((await start.type(command("quarantine list"))).trim().split("\n")).toHaveLength(1 + 7);

  expect(await start.interrupt()).toBe(0);
  expect(await leftBehind(start)).toEqual(NOTHING);
});

test("idle, nothing is sent, nothing takes from the targets, and a second start is refused", async () => {
  const start = await npmStart("idle", "--idle");
  await start.printed(BOOTED);
  const { endpoints, region, flows } = await start.outputs();
  for (const url of Object.values(endpoints)) expect(start.stdout()).toContain(url);

  const sqs = new SQSClient({
    endpoint: endpoints.sqs,
    region,
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
  });
  const held = async () => {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand());
    const counts = await Promise.all(
      QueueUrls.map(async (QueueUrl) => {
        const { Attributes = {} } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
        );
        const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
        return [
          QueueUrl,
          Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible),
        ];
      }),
    );
    return counts.filter(([, count]) => count !== 0);
  };
  expect(await held()).toEqual([]);
  await sqs.send(
    new SendMessageCommand({ QueueUrl: flows["shop-orders"]?.inbound, MessageBody: publishedOrder }),
  );
  await expect.poll(held).toEqual([[flows["shop-orders"]?.target, 1]]);

  const second = await npmStart("idle", "--idle");
  expect(await second.exitCode()).toBe(1);
  expect(second.stderr()).toMatch(/^A host of this clone is running already .*\n$/);
  expect(await held()).toEqual([[flows["shop-orders"]?.target, 1]]);

  sqs.destroy();
  expect(await start.interrupt()).toBe(0);
  expect(await leftBehind(start)).toEqual(NOTHING);
});

test("Ctrl-C during the boot ends it, with what it has started", async () => {
  const start = await npmStart("interrupted");
  await start.printed("Starting demo");
  expect(await start.interrupt()).toBe(0);
  expect(start.stderr()).toBe("");
  expect(await leftBehind(start)).toEqual(NOTHING);
});

test("a client that there is not is refused in one sentence", async () => {
  const start = await npmStart("unknown", "--client", "nobody");
  expect(await start.exitCode()).toBe(1);
  expect(start.stderr()).toMatch(/^there is no client "nobody" in .*: use one of demo\n$/);
  expect(await leftBehind(start)).toEqual(NOTHING);
});
