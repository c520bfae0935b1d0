import { Temporal } from "temporal-polyfill";
import type { Clock } from "./clock.ts";
import type { Schedule } from "./schedule.ts";

/** Longer waits are cut in pieces: a timer of Node takes no more than 2³¹ milliseconds. */
const LONGEST_WAIT_MS = 60_000;

/** Fires the schedules: in real time as they fall due, or one after the other when the clock is moved on. */
export class Timekeeper {
  readonly #clock: Clock;
  readonly #schedules: Schedule[] = [];
  readonly #afterMove: Array<() => Promise<void>> = [];
  #timer: NodeJS.Timeout | undefined;
  #moving: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs this whenever the clock was moved and the schedules due in between have ended. */
  afterMove(run: () => Promise<void>): void {
    this.#afterMove.push(run);
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

  /**
   * Moves the clock on, stopping at each moment at which a schedule is due until its invocation has ended.
   *
   * @param step when given, the clock stops only after each such time, and a schedule that was due more than
   *   once in between fires once, as when Scheduler drops invocations: days then pass in little real time
   */
  advance(duration: Temporal.Duration, step?: Temporal.Duration): Promise<void> {
    return this.#move(async () => {
      const end = this.#clock.now().add(duration);
      if (step) await this.#stride(end, step);
      for (let due = this.#earliest(end); due; due = this.#earliest(end)) {
        this.#reach(due.at);
        await due.schedule.fire(due.at);
      }
      this.#reach(end);
    });
  }

  async #stride(end: Temporal.Instant, step: Temporal.Duration): Promise<void> {
    for (let at = this.#clock.now().add(step); Temporal.Instant.compare(at, end) <= 0; at = at.add(step)) {
      this.#reach(at);
      for (const schedule of this.#dueAt(at)) await schedule.fire(at);
    }
  }

  /**
   * Sets the clock. Forwards, each schedule that was due in between fires once, however often it was: a jump of a
   * year would else take days. Backwards, the schedules count anew.
   */
  set(instant: Temporal.Instant): Promise<void> {
    return this.#move(async () => {
      const back = Temporal.Instant.compare(instant, this.#clock.now()) < 0;
      this.#clock.set(instant);
      if (back) for (const schedule of this.#schedules) schedule.startAt(instant);
      for (const schedule of this.#dueAt(instant)) await schedule.fire(instant);
    });
  }

  #move(steps: () => Promise<void>): Promise<void> {
    this.#moving = this.#moveAfter(this.#moving, steps);
    return this.#moving;
  }

  async #moveAfter(earlier: Promise<void>, steps: () => Promise<void>): Promise<void> {
    await earlier;
    clearTimeout(this.#timer);
    await steps();
    for (const run of this.#afterMove) await run();
    this.#wait();
  }

  /** Never back: an invocation may have outlasted the moment that follows it. */
  #reach(instant: Temporal.Instant): void {
    if (Temporal.Instant.compare(instant, this.#clock.now()) > 0) this.#clock.set(instant);
  }

  #earliest(end: Temporal.Instant): { schedule: Schedule; at: Temporal.Instant } | undefined {
    return this.#dueAt(end)
      .flatMap((schedule) => (schedule.next ? [{ schedule, at: schedule.next }] : []))
      .sort((a, b) => Temporal.Instant.compare(a.at, b.at))[0];
  }

  #dueAt(instant: Temporal.Instant): Schedule[] {
    return this.#schedules.filter(({ next }) => next && Temporal.Instant.compare(next, instant) <= 0);
  }

  #wait(): void {
    if (this.#stopped) return;
    const now = this.#clock.milliseconds();
    const waits = this.#schedules.flatMap(({ next }) => (next ? [next.epochMilliseconds - now] : []));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fireDue(), Math.max(0, Math.min(LONGEST_WAIT_MS, ...waits)));
  }

  #fireDue(): void {
    for (const schedule of this.#dueAt(this.#clock.now())) {
      if (schedule.next) void schedule.fire(schedule.next);
    }
    this.#wait();
  }
}
