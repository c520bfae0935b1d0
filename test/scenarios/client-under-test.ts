import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Message,
  type MessageAttributeValue,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { vi } from "vitest";
import { hostClient } from "../../local/client-host.ts";
import type { LogEntry } from "../../local/log.ts";
import { DESK_TOKEN_FILE } from "../../schemas/desk-token.ts";
import { keptAssembly } from "./kept-assembly.ts";
import { takeAll } from "./take-all.ts";

const COMMAND = fileURLToPath(new URL("../../cli/watchdog.mjs", import.meta.url));
const CREDENTIALS = { accessKeyId: "any", secretAccessKey: "any" };

/** One message as an application sends it. */
export interface Sent {
  readonly body: string;
  readonly attributes?: Record<string, MessageAttributeValue>;
}

/** What the `watchdog` command answered. */
export interface Answer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What to host. */
export interface Hosted {
  readonly client?: string;
  /** The folder of test/clients that holds it, in place of clients/. */
  readonly clients?: string;
  /** Where everything is kept over a restart. */
  readonly stateDirectory?: string;
}

/** A client hosted for a test, driven through its edges only: queues, and the command. */
export async function clientUnderTest({ client = "demo", clients, stateDirectory }: Hosted = {}) {
  const folder = await mkdtemp(join(tmpdir(), "watchdog-test-"));
  const outputsFile = join(folder, "outputs.json");
  const logged: LogEntry[] = [];
  const clientsFolder = fileURLToPath(
    new URL(clients ? `../clients/${clients}` : "../../clients", import.meta.url),
  );
  vi.stubEnv("WATCHDOG_CLIENTS", clientsFolder);
  const running = await hostClient({
    client,
    outputsFile,
    assembly: await keptAssembly(client, clientsFolder),
    ...(stateDirectory ? { stateDirectory } : {}),
    log: (entry) => logged.push(entry),
  });
  const { outputs, host } = running;
  const sqs = new SQSClient({
    endpoint: outputs.endpoints.sqs,
    region: outputs.region,
    credentials: CREDENTIALS,
  });
  const queues = (flow: string) => {
    const urls = outputs.flows[flow];
    if (!urls) throw new Error(`the host has no flow ${flow}`);
    // A tapped flow has no target, and nothing is to be received of it.
    return { ...urls, target: urls.target ?? "" };
  };

  const watchdog = (...args: string[]) =>
    new Promise<Answer>((resolve) => {
      const env = {
        ...process.env,
        WATCHDOG_OUTPUTS: outputsFile,
        WATCHDOG_CLIENTS: clientsFolder,
        LC_ALL: "en_US.UTF-8",
      };
      execFile(
        process.execPath,
        [COMMAND, ...args],
        { env, maxBuffer: 64 << 20 },
        (error, stdout, stderr) => {
          const exit = error ? (typeof error.code === "number" ? error.code : -1) : 0;
          resolve({ exit, stdout, stderr });
        },
      );
    });

  return {
    outputs,
    host,
    tokenFile: join(folder, DESK_TOKEN_FILE),
    sqs,
    queues,
    logged,
    watchdog,

    /** Runs the command with --json and reads the one document that it prints. */
    async watchdogJson(...args: string[]): Promise<unknown> {
      const { stdout } = await watchdog(...args, "--json");
      return JSON.parse(stdout);
    },

    /** Sends messages to a flow's inbound queue, ten at a time, and awaits that the gate is through. */
    async send(flow: string, messages: readonly Sent[]): Promise<void> {
      for (let at = 0; at < messages.length; at += 10) {
        const entries = messages
          .slice(at, at + 10)
          .map(({ body, attributes }, index): SendMessageBatchRequestEntry => ({
            Id: String(index),
            MessageBody: body,
            ...(attributes ? { MessageAttributes: attributes } : {}),
          }));
        await sqs.send(new SendMessageBatchCommand({ QueueUrl: queues(flow).inbound, Entries: entries }));
      }
      await host.idle();
    },

    /** Takes all there is from a flow's target queue. */
    receive: (flow: string): Promise<Message[]> => takeAll(sqs, queues(flow).target),

    async stop(): Promise<void> {
      sqs.destroy();
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A client hosted for a test. */
export type ClientUnderTest = Awaited<ReturnType<typeof clientUnderTest>>;
