import type { SQSRecord } from "aws-lambda";
import type { QueueStore } from "../messaging/queue-store.ts";
import type { Queue } from "../messaging/queue.ts";
import type { Log } from "../log.ts";
import { verdict } from "./batch-response.ts";
import type { LambdaFunction } from "./lambda-function.ts";
import { sqsRecord } from "./sqs-record.ts";

/** What a template says of a mapping. */
export interface MappingSettings {
  /** Lambda's own name of it. */
  readonly id: string;
  readonly batchSize: number;
  readonly windowMs: number;
  readonly reportsItemFailures: boolean;
  readonly intake: Intake;
}

/** What of a mapping can be changed while it runs. */
export interface Intake {
  readonly enabled: boolean;
  /** Undefined where nothing but the function limits it. */
  readonly maximumConcurrency: number | undefined;
}

const MOST_PER_RECEIVE = 10;
const MOST_BYTES = 6 * 1024 * 1024;
const LONG_POLL_SECONDS = 20;

/** Polls one queue for one function, as Lambda does: gathers a batch, invokes, deletes what was handled. */
export class EventSourceMapping {
  readonly queue: Queue;
  readonly #queues: QueueStore;
  readonly #function: LambdaFunction;
  readonly #settings: MappingSettings;
  readonly #region: string;
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();
  #polling: Promise<void> = Promise.resolve();
  #stopped = false;
  #intake: Intake;
  #changed = Promise.withResolvers<void>();

  constructor(
    queue: Queue,
    target: LambdaFunction,
    settings: MappingSettings,
    host: { readonly queues: QueueStore; readonly region: string; readonly log: Log },
  ) {
    this.queue = queue;
    this.#function = target;
    this.#settings = settings;
    this.#intake = settings.intake;
    this.#queues = host.queues;
    this.#region = host.region;
    this.#log = host.log;
  }

  start(): void {
    this.#polling = this.#poll();
  }

  get id(): string {
    return this.#settings.id;
  }

  get functionArn(): string {
    return this.#function.settings.functionArn;
  }

  get maximumConcurrency(): number | undefined {
    return this.#intake.maximumConcurrency;
  }

  /** As Lambda names it: what is being handled when it is disabled is handled to its end. */
  get state(): "Enabled" | "Disabling" | "Disabled" {
    if (this.#intake.enabled) return "Enabled";
    return this.#running.size > 0 ? "Disabling" : "Disabled";
  }

  change(intake: Intake): void {
    this.#intake = intake;
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  /** Whether nothing is being handled, and nothing lies in the queue that could be, visible or not. */
  get isIdle(): boolean {
    return this.#running.size === 0 && (!this.#intake.enabled || this.queue.isEmpty());
  }

  /** Receives nothing more; invocations that run go on. The queue's waiters must be woken. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#changed.resolve();
    await this.#polling;
  }

  async #poll(): Promise<void> {
    while (!this.#stopped) {
      const most = this.#intake.maximumConcurrency ?? this.#function.mostEnvironments;
      if (!this.#intake.enabled) {
        await this.#changed.promise;
        continue;
      }
      if (this.#running.size >= most) {
        await Promise.race(this.#running);
        continue;
      }
      const records = await this.#gather();
      if (records.length === 0) continue;
      const run: Promise<void> = this.#handle(records).finally(() => this.#running.delete(run));
      this.#running.add(run);
    }
  }

  /** Waits for a first message, then gathers until the batch is full or its window closes. */
  async #gather(): Promise<SQSRecord[]> {
    const { batchSize, windowMs } = this.#settings;
    const records: SQSRecord[] = this.#receive(batchSize);
    if (records.length === 0) {
      await this.queue.waitForMessages(LONG_POLL_SECONDS);
      if (this.#stopped || !this.#intake.enabled) return [];
      records.push(...this.#receive(batchSize));
    }
    if (records.length === 0 || windowMs === 0) return records;
    const closes = performance.now() + windowMs;
    let bytes = records.reduce((sum, record) => sum + Buffer.byteLength(record.body), 0);
    while (records.length < batchSize && bytes < MOST_BYTES && !this.#stopped) {
      const left = closes - performance.now();
      if (left <= 0) break;
      const more = this.#receive(batchSize - records.length);
      if (more.length === 0) await this.queue.waitForMessages(left / 1000);
      records.push(...more);
      bytes += more.reduce((sum, record) => sum + Buffer.byteLength(record.body), 0);
    }
    return records;
  }

  #receive(most: number): SQSRecord[] {
    return this.queue
      .dequeue(Math.min(most, MOST_PER_RECEIVE), undefined, (arn) => this.#queues.getQueueByArn(arn))
      .map((message) => sqsRecord(this.queue, this.#region, message));
  }

  async #handle(records: readonly SQSRecord[]): Promise<void> {
    const outcome = await this.#function.invoke({ Records: records });
    const ids = new Set(records.map(({ messageId }) => messageId));
    const read = verdict(outcome, ids, this.#settings.reportsItemFailures);
    if (read.kind === "all-failed") {
      this.#log({
        source: "host",
        level: "warn",
        message: `${this.queue.name} → ${this.#function.name}: ${records.length} messages return to the queue: ${read.why}`,
      });
      return;
    }
    for (const { messageId, receiptHandle } of records) {
      if (read.kind === "some-failed" && read.failed.has(messageId)) continue;
      this.queue.deleteMessage(receiptHandle);
    }
  }
}
