import { Temporal } from "temporal-polyfill";

/** How long a FIFO queue remembers a deduplication id; AWS lets nobody change it. */
const INTERVAL = Temporal.Duration.from({ minutes: 5 }).total("milliseconds");

/** The first message that was sent under a deduplication id. */
export interface FirstSend {
  readonly messageId: string;
  readonly sequenceNumber: string | undefined;
  readonly sentAt: number;
}

/** The deduplication ids of one FIFO queue, with as many of them as five minutes bring. */
export class FifoDeduplication {
  readonly #sends = new Map<string, FirstSend>();

  first(id: string, now: number): FirstSend | undefined {
    const send = this.#sends.get(id);
    return send && now - send.sentAt < INTERVAL ? send : undefined;
  }

  remember(id: string, send: FirstSend): void {
    this.#sends.delete(id);
    this.#sends.set(id, send);
    // A map keeps the order of insertion, which here is the order of time.
    for (const [old, { sentAt }] of this.#sends) {
      if (send.sentAt - sentAt < INTERVAL) break;
      this.#sends.delete(old);
    }
  }

  forget(id: string): void {
    this.#sends.delete(id);
  }

  /** The earliest send that still counts at a moment. */
  static horizon(now: number): number {
    return now - INTERVAL;
  }
}
