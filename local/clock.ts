import { Temporal } from "temporal-polyfill";

/**
 * The host's time: real time moved by an offset. The offset lies in shared memory, so that every function's
 * environment reads the same time without being told.
 */
export class Clock {
  readonly shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  readonly #offset = new BigInt64Array(this.shared);

  /** The present moment on the host. */
  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.milliseconds());
  }

  /** The present moment in milliseconds since the epoch. */
  milliseconds(): number {
    return Date.now() + Number(Atomics.load(this.#offset, 0));
  }

  /** Moves the host to a moment; time flows on from there. */
  set(instant: Temporal.Instant): void {
    Atomics.store(this.#offset, 0, BigInt(instant.epochMilliseconds - Date.now()));
  }
}
