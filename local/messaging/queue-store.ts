import { ACCOUNT_ID, arn, nameOf } from "../arn.ts";
import type { DurableState } from "./durable-state.ts";
import { DEFAULT_QUEUE_ATTRIBUTES, SqsStore } from "./fauxqs.ts";
import { Queue } from "./queue.ts";

/**
 * The host's queues, by name. A client may sign for any region and spell the host as it likes: there is one region
 * here, and a queue is found by the end of its URL or ARN.
 */
export class QueueStore extends SqsStore {
  readonly #queues = new Map<string, Queue>();
  readonly #region: string;
  #durable: DurableState | undefined;
  /** Where the queues are reached, known once the server listens. */
  origin = "";

  constructor(region: string) {
    super();
    this.region = region;
    this.#region = region;
  }

  /** Keeps every queue, and those created later, on disk. */
  keepOn(durable: DurableState): void {
    this.#durable = durable;
    for (const queue of this.#queues.values()) queue.keepOn(durable);
  }

  /** The URL of a queue: an address and no name, because `sqs.<region>.localhost` does not resolve everywhere. */
  url(name: string): string {
    return `${this.origin}/${ACCOUNT_ID}/${name}`;
  }

  /** Creates a queue, or gives the queue of that name these attributes and keeps its messages. */
  define(name: string, attributes: Record<string, string>): Queue {
    const fifo = name.endsWith(".fifo") ? { FifoQueue: "true" } : {};
    const existing = this.#queues.get(name);
    if (!existing) return this.createQueue(name, "", "", { ...attributes, ...fifo });
    existing.redefine({ ...DEFAULT_QUEUE_ATTRIBUTES, ...attributes, ...fifo });
    return existing;
  }

  override createQueue(
    name: string,
    _url: string,
    _arn: string,
    attributes?: Record<string, string>,
    tags?: Record<string, string>,
  ): Queue {
    const queue = new Queue(name, this.url(name), arn("sqs", this.#region, name), attributes, tags);
    this.#durable?.insertQueue(queue);
    if (this.#durable) queue.keepOn(this.#durable);
    this.#queues.set(name, queue);
    return queue;
  }

  override deleteQueue(url: string): boolean {
    const queue = this.getQueue(url);
    if (!queue) return false;
    queue.cancelWaiters();
    this.#durable?.deleteQueue(queue.name);
    return this.#queues.delete(queue.name);
  }

  override buildQueueUrl(name: string): string {
    return this.url(name);
  }

  override getQueue(url: string): Queue | undefined {
    return this.#queues.get(url.slice(url.lastIndexOf("/") + 1));
  }

  override getQueueByName(name: string): Queue | undefined {
    return this.#queues.get(name);
  }

  override getQueueByArn(queueArn: string): Queue | undefined {
    return this.#queues.get(nameOf(queueArn));
  }

  override allQueues(): Iterable<Queue> {
    return this.#queues.values();
  }

  override listQueues(prefix = "", most = 1000, after = ""): { queues: Queue[]; nextToken?: string } {
    const found = [...this.#queues.values()]
      .filter(({ name }) => name.startsWith(prefix) && name > after)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const queues = found.slice(0, most);
    const last = queues.at(-1);
    return found.length > queues.length && last ? { queues, nextToken: last.name } : { queues };
  }

  override inspectQueue(name: string): ReturnType<SqsStore["inspectQueue"]> {
    const queue = this.#queues.get(name);
    if (!queue) return undefined;
    const attributes = queue.getAllAttributes(["All"]);
    return { name, url: queue.url, arn: queue.arn, attributes, messages: queue.inspectMessages() };
  }

  override processAllTimers(): void {
    for (const queue of this.#queues.values()) queue.processTimers();
  }

  override shutdown(): void {
    for (const queue of this.#queues.values()) queue.cancelWaiters();
  }

  override clearMessages(): void {
    this.shutdown();
    for (const queue of this.#queues.values()) queue.purge();
  }

  override purgeAll(): void {
    this.shutdown();
    this.#queues.clear();
  }
}
