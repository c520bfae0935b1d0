import type { DurableState } from "./durable-state.ts";
import { type ReceivedMessage, SqsQueue, type SqsMessage } from "./fauxqs.ts";
import { FifoDeduplication } from "./fifo-deduplication.ts";

/** An emulated queue with what the emulator lacks: full FIFO batches, a lasting FIFO memory, and retention. */
export class Queue extends SqsQueue {
  readonly #deduplication = new FifoDeduplication();
  #durable: DurableState | undefined;
  #filling = false;

  /** Keeps the queue on disk from now on, and recalls the FIFO sends of an earlier run. */
  keepOn(durable: DurableState): void {
    this.#durable = durable;
    this.persistence = durable;
    for (const [id, send] of durable.fifoSends(this.name)) this.#deduplication.remember(id, send);
  }

  /** Gives the queue the attributes of its template; one that the template no longer has falls back. */
  redefine(attributes: Record<string, string>): void {
    this.attributes = attributes;
    this.setAttributes({});
  }

  override checkDeduplication(id: string): ReturnType<SqsQueue["checkDeduplication"]> {
    const first = this.#deduplication.first(id, Date.now());
    if (!first) return { isDuplicate: false };
    return {
      isDuplicate: true,
      originalMessageId: first.messageId,
      ...(first.sequenceNumber === undefined ? {} : { originalSequenceNumber: first.sequenceNumber }),
    };
  }

  override recordDeduplication(id: string, messageId: string, sequenceNumber?: string): void {
    this.#deduplication.remember(id, { messageId, sequenceNumber, sentAt: Date.now() });
  }

  override enqueue(message: SqsMessage): void {
    try {
      super.enqueue(message);
    } catch (error) {
      // A send that could not be written must not make its own retry look like a duplicate.
      if (message.messageDeduplicationId) this.#deduplication.forget(message.messageDeduplicationId);
      throw error;
    }
  }

  override dequeue(
    count: number,
    visibilityTimeout?: number,
    deadLetterQueue?: (arn: string) => SqsQueue | undefined,
  ): ReceivedMessage[] {
    const receive = (most: number): ReceivedMessage[] =>
      super.dequeue(most, visibilityTimeout, deadLetterQueue);
    const receiveAll = (): ReceivedMessage[] => (this.isFifo() ? this.#fill(count, receive) : receive(count));
    return this.#durable ? this.#durable.receiving(receiveAll) : receiveAll();
  }

  /** The emulator gives one message per group and locks the group; AWS fills the batch from it, in order. */
  #fill(count: number, receive: (most: number) => ReceivedMessage[]): ReceivedMessage[] {
    this.processTimers();
    const lockedBefore = new Set(this.fifoLockedGroups.keys());
    const lockedNow = new Map<string, number>();
    const received: ReceivedMessage[] = [];
    let pass = receive(count);
    // What was just received with no visibility timeout must not come back into the same batch.
    this.#filling = true;
    while (pass.length > 0) {
      received.push(...pass);
      for (const [group, locks] of this.fifoLockedGroups) {
        if (lockedBefore.has(group)) continue;
        lockedNow.set(group, (lockedNow.get(group) ?? 0) + locks);
        this.fifoLockedGroups.delete(group);
      }
      pass = received.length < count ? receive(count - received.length) : [];
    }
    this.#filling = false;
    for (const [group, locks] of lockedNow) this.fifoLockedGroups.set(group, locks);
    return received;
  }

  override processTimers(): void {
    if (this.#filling) return;
    const inFlight = this.inflightMessages.size;
    super.processTimers();
    if (this.inflightMessages.size < inFlight) this.#restoreOrder();
  }

  override changeVisibility(receiptHandle: string, timeoutSeconds: number): void {
    super.changeVisibility(receiptHandle, timeoutSeconds);
    if (timeoutSeconds === 0) this.#restoreOrder();
  }

  /** The emulator puts returning messages of a group back one before the other, which turns them round. */
  #restoreOrder(): void {
    for (const group of this.fifoMessages.values()) {
      group.sort((a, b) => (a.sequenceNumber ?? "").localeCompare(b.sequenceNumber ?? ""));
    }
  }

  /** Drops what lies longer than the queue's retention. */
  expire(now: number): void {
    const horizon = now - Number(this.attributes["MessageRetentionPeriod"]) * 1000;
    const keep = (message: SqsMessage): boolean => {
      if (message.sentTimestamp >= horizon) return true;
      this.persistence?.deleteMessage(message.messageId);
      return false;
    };
    this.messages = this.messages.filter(keep);
    this.delayedMessages = this.delayedMessages.filter(keep);
    for (const groups of [this.fifoMessages, this.fifoDelayed]) {
      for (const [group, messages] of groups) groups.set(group, messages.filter(keep));
    }
  }

  /** Whether nothing lies in the queue, visible or not. */
  isEmpty(): boolean {
    const { ready, delayed, inflight } = this.inspectMessages();
    return ready.length + delayed.length + inflight.length === 0;
  }
}
