import { Temporal } from "temporal-polyfill";
import type { LambdaFunction } from "./lambda/lambda-function.ts";
import type { Log } from "./log.ts";

/** A schedule of the template, in the host's time. */
export interface ScheduleSettings {
  readonly name: string;
  readonly arn: string;
  /** `every` repeats from the start of the host; `at` comes once. */
  readonly due: { readonly every: Temporal.Duration } | { readonly at: Temporal.Instant };
  readonly input: string | undefined;
}

const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;

/** Reads `rate(…)` or `at(…)`; other expressions are refused by name. */
export function due(expression: string, timeZone: string): ScheduleSettings["due"] {
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (count && unit)
    return {
      every: Temporal.Duration.from({
        [unit === "day" ? "hours" : `${unit}s`]: Number(count) * (unit === "day" ? 24 : 1),
      }),
    };
  const [, at] = AT.exec(expression) ?? [];
  if (at) return { at: Temporal.PlainDateTime.from(at).toZonedDateTime(timeZone).toInstant() };
  throw new Error(`the local host fires rate(…) and at(…), not ${expression}`);
}

/** One schedule: when it is due next, and the invocation of its function. */
export class Schedule {
  readonly settings: ScheduleSettings;
  readonly #target: LambdaFunction;
  readonly #log: Log;
  #next: Temporal.Instant | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(settings: ScheduleSettings, target: LambdaFunction, log: Log) {
    this.settings = settings;
    this.#target = target;
    this.#log = log;
  }

  /** When the schedule fires next; never again if absent. */
  get next(): Temporal.Instant | undefined {
    return this.#next;
  }

  /** Counts from a moment: the host's start, or one to which its clock was set back. */
  startAt(now: Temporal.Instant): void {
    const { due } = this.settings;
    if ("every" in due) this.#next = now.add(due.every);
    else this.#next = Temporal.Instant.compare(due.at, now) > 0 ? due.at : undefined;
  }

  /** Fires for a moment, after an earlier invocation of the schedule has ended, and counts on from there. */
  fire(scheduled: Temporal.Instant): Promise<void> {
    this.#next = "every" in this.settings.due ? scheduled.add(this.settings.due.every) : undefined;
    this.#running = this.#invokeAfter(this.#running, scheduled);
    return this.#running;
  }

  async #invokeAfter(earlier: Promise<void>, scheduled: Temporal.Instant): Promise<void> {
    await earlier;
    const outcome = await this.#target.invoke(this.#event(scheduled));
    if (outcome.kind === "answer") return;
    const message = `schedule ${this.settings.name}: ${outcome.type}: ${outcome.message}`;
    this.#log({ source: "host", level: "warn", message });
  }

  #event(scheduled: Temporal.Instant): unknown {
    const { arn, input } = this.settings;
    const time = scheduled.round("second").toString();
    const id = crypto.randomUUID();
    if (input === undefined) {
      return {
        version: "0",
        id,
        "detail-type": "Scheduled Event",
        source: "aws.scheduler",
        time,
        resources: [arn],
        detail: "{}",
      };
    }
    return JSON.parse(
      input
        .replaceAll("<aws.scheduler.schedule-arn>", arn)
        .replaceAll("<aws.scheduler.scheduled-time>", time)
        .replaceAll("<aws.scheduler.execution-id>", id)
        .replaceAll("<aws.scheduler.attempt-number>", "1"),
    );
  }
}
