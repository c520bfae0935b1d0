import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import type { Log } from "../log.ts";
import type { EnvironmentData, EnvironmentMessage, Invocation } from "./protocol.ts";

/** How an invocation ended: with the handler's answer, or with an error as Lambda names it. */
export type Outcome =
  | { readonly kind: "answer"; readonly answer: unknown }
  | { readonly kind: "failure"; readonly type: string; readonly message: string };

/** What an environment needs to know of its function. */
export interface FunctionSettings extends EnvironmentData {
  readonly timeoutMs: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** Lambda gives the loading of a module ten seconds of its own. */
const INIT_LIMIT_MS = 10_000;

/** One execution environment: a worker that holds the loaded handler and serves one invocation at a time. */
export class Environment {
  readonly #worker: Worker;
  readonly #settings: FunctionSettings;
  readonly #log: Log;
  readonly #ready = Promise.withResolvers<void>();
  readonly #exited = Promise.withResolvers<void>();
  #current: { readonly requestId: string; readonly end: (outcome: Outcome) => void } | undefined;
  #failure: Outcome | undefined;

  constructor(settings: FunctionSettings, log: Log) {
    const { timeoutMs: _timeout, variables, ...data } = settings;
    this.#settings = settings;
    this.#log = log;
    this.#worker = new Worker(new URL("worker.ts", import.meta.url), {
      workerData: data,
      env: { ...variables },
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb },
    });
    this.#worker.on("message", (message: EnvironmentMessage) => this.#hear(message));
    this.#worker.on("error", (error) => {
      this.#failure = { kind: "failure", type: error.name, message: error.message };
      this.#write("error", error.stack ?? error.message);
    });
    this.#worker.on("exit", (status) => this.#end(status));
    this.#forward(this.#worker.stdout, "info");
    this.#forward(this.#worker.stderr, "error");
  }

  /** Whether the environment can take another invocation. */
  get alive(): boolean {
    return this.#failure === undefined;
  }

  /** Runs the handler on an event; an environment that timed out or crashed serves nothing more. */
  async invoke(event: unknown): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const requestId = randomUUID();
    this.#current = { requestId, end: resolve };
    if (this.#failure) resolve(this.#failure);
    let timer = setTimeout(() => this.#timeOut(requestId), INIT_LIMIT_MS + this.#settings.timeoutMs);
    const started = this.#ready.promise.then(() => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#timeOut(requestId), this.#settings.timeoutMs);
      const invocation: Invocation = {
        requestId,
        event: JSON.stringify(event),
        timeoutMs: this.#settings.timeoutMs,
      };
      this.#worker.postMessage(invocation);
      return promise;
    });
    try {
      return await Promise.race([started, promise]);
    } finally {
      clearTimeout(timer);
      this.#current = undefined;
    }
  }

  async stop(): Promise<void> {
    this.#failure ??= { kind: "failure", type: "Runtime.Stopped", message: "The host was stopped" };
    await this.#worker.terminate();
    await this.#exited.promise;
  }

  #hear(message: EnvironmentMessage): void {
    switch (message.kind) {
      case "ready":
        this.#ready.resolve();
        break;
      case "log":
        this.#write(message.level, message.message);
        break;
      case "answer":
        if (this.#current?.requestId === message.requestId) {
          this.#current.end({ kind: "answer", answer: JSON.parse(message.answer) });
        }
        break;
      case "failure":
        if (this.#current?.requestId === message.requestId) {
          this.#current.end({ kind: "failure", type: message.type, message: message.message });
        }
        break;
    }
  }

  #timeOut(requestId: string): void {
    const seconds = (this.#settings.timeoutMs / 1000).toFixed(2);
    const message = `${requestId} Task timed out after ${seconds} seconds`;
    this.#failure = { kind: "failure", type: "Sandbox.Timedout", message };
    this.#write("error", message);
    void this.#worker.terminate();
  }

  #end(status: number): void {
    this.#failure ??= {
      kind: "failure",
      type: "Runtime.ExitError",
      message: `Runtime exited with error: exit status ${status}`,
    };
    this.#current?.end(this.#failure);
    this.#exited.resolve();
  }

  #forward(stream: Readable, level: "info" | "error"): void {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => this.#write(level, text.trimEnd()));
  }

  #write(level: "debug" | "info" | "warn" | "error", message: string): void {
    this.#log({ source: this.#settings.functionName, level, message });
  }
}
