import { Temporal } from "temporal-polyfill";
import type { Clock } from "./clock.ts";
import type { Schedule } from "./schedule.ts";

/** Longer waits are cut in pieces: a timer of Node takes no more than 2³¹ milliseconds. */
const LONGEST_WAIT_MS = 60_000;

/** Fires the schedules: in real time as they fall due, or one after the other when the clock is moved on. */
export class Timekeeper {
  readonly #clock: Clock;
  readonly #schedules: Schedule[] = [];
  readonly #afterMove: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #moving: Promise<void> = Promise.resolve();
  #stopped = false;

  /** `afterMove` runs when the clock was moved and the schedules due in between have ended. */
  constructor(clock: Clock, afterMove: () => Promise<void>) {
    this.#clock = clock;
    this.#afterMove = afterMove;
  }

  add(schedule: Schedule): void {
    this.#schedules.push(schedule);
  }

  start(): void {
    for (const schedule of this.#schedules) schedule.startAt(this.#clock.now());
    this.#wait();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Moves the clock on, stopping at each moment at which a schedule is due until its invocation has ended. */
  async advance(duration: Temporal.Duration): Promise<void> {
    await this.#move(() => this.#clock.now().add(duration));
  }

  /** Sets the clock; forwards it fires what is due in between, backwards the schedules count anew. */
  async set(instant: Temporal.Instant): Promise<void> {
    await this.#move(() => instant);
  }

  #move(target: () => Temporal.Instant): Promise<void> {
    this.#moving = this.#moveAfter(this.#moving, target);
    return this.#moving;
  }

  async #moveAfter(earlier: Promise<void>, target: () => Temporal.Instant): Promise<void> {
    await earlier;
    clearTimeout(this.#timer);
    const end = target();
    if (Temporal.Instant.compare(end, this.#clock.now()) < 0) {
      this.#clock.set(end);
      for (const schedule of this.#schedules) schedule.startAt(end);
    }
    for (let due = this.#earliest(end); due; due = this.#earliest(end)) {
      this.#reach(due.at);
      await due.schedule.fire();
    }
    this.#reach(end);
    await this.#afterMove();
    this.#wait();
  }

  /** Never back: an invocation may have outlasted the moment that follows it. */
  #reach(instant: Temporal.Instant): void {
    if (Temporal.Instant.compare(instant, this.#clock.now()) > 0) this.#clock.set(instant);
  }

  #earliest(end: Temporal.Instant): { schedule: Schedule; at: Temporal.Instant } | undefined {
    return this.#schedules
      .flatMap((schedule) => (schedule.next ? [{ schedule, at: schedule.next }] : []))
      .filter(({ at }) => Temporal.Instant.compare(at, end) <= 0)
      .sort((a, b) => Temporal.Instant.compare(a.at, b.at))[0];
  }

  #wait(): void {
    if (this.#stopped) return;
    const now = this.#clock.milliseconds();
    const waits = this.#schedules.flatMap(({ next }) => (next ? [next.epochMilliseconds - now] : []));
    const wait = Math.max(0, Math.min(LONGEST_WAIT_MS, ...waits));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fireDue(), wait);
  }

  #fireDue(): void {
    for (const schedule of this.#schedules) {
      if (schedule.next && schedule.next.epochMilliseconds <= this.#clock.milliseconds())
        void schedule.fire();
    }
    this.#wait();
  }
}
