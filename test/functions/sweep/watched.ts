import { Temporal } from "temporal-polyfill";
import { judge, type Look, type Surroundings, firstState } from "../../../functions/sweep/stall.ts";
import type { Happening } from "../../../functions/sweep/hysteresis.ts";
import type { Terms } from "../../../functions/sweep/rules/sight.ts";
import { Expectation } from "../../../schemas/expectation.ts";
import { Calendar, type ServiceHours } from "../../../schemas/calendar.ts";
import { Pulse, type Counted } from "../../../schemas/pulse.ts";
import type { WatchState } from "../../../schemas/watch-state.ts";
import type * as z from "zod";

/** Office hours in Paris, but for a holiday. */
export const office = Calendar.parse({
  zone: "Europe/Paris",
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["08:00", "18:00"]]])),
  holidays: ["2026-12-25"],
});

/** A time in Paris. */
export function paris(local: string): Temporal.Instant {
  return Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant();
}

/** What is expected, with the hours in which it counts. */
export function terms(
  expectation: Exclude<z.input<typeof Expectation>, "none">,
  hours: ServiceHours = "always",
): Terms {
  const expected = Expectation.parse(expectation);
  if (expected === "none") throw new Error("something is expected");
  return { expected, hours, zone: "Europe/Paris" };
}

/** A pulse in the minute of a time in Paris. */
export function pulse(local: string, counts: Counted = { received: 1, forwarded: 1 }): Pulse {
  return Pulse.parse({ minute: paris(local).toString({ smallestUnit: "millisecond" }), ...counts });
}

/** Nothing around the flow, and its stalls call. */
const alone: Surroundings = {
  mode: "live",
  settles: Temporal.Duration.from("PT10M"),
  applicationDown: undefined,
  maintenanceAt: () => undefined,
  pausedAt: () => undefined,
};

/** A flow that was first seen at a time in Paris, and is judged from then on. */
export class WatchedFlow {
  state: WatchState;
  readonly happenings: Happening[] = [];
  readonly #terms: Terms;

  constructor(since: string, terms: Terms) {
    this.state = firstState({ type: "flow", id: "orders" }, paris(since));
    this.#terms = terms;
  }

  /** Judges the flow at a time in Paris, by the pulses and queues given. */
  look(local: string, seen: Partial<Look> = {}, surroundings: Partial<Surroundings> = {}): this {
    const look = { at: paris(local), pulses: [], depth: undefined, ...seen };
    const judged = judge(this.state, look, this.#terms, { ...alone, ...surroundings });
    this.state = judged.state;
    this.happenings.push(...judged.happenings);
    return this;
  }

  /** Judges the flow each minute from one time until another. */
  eachMinute(
    from: string,
    until: string,
    seen: (at: Temporal.Instant) => Partial<Look> = () => ({}),
    surroundings: (at: Temporal.Instant) => Partial<Surroundings> = () => ({}),
  ): this {
    for (let at = paris(from); Temporal.Instant.compare(at, paris(until)) <= 0; at = at.add({ minutes: 1 })) {
      const judged = judge(this.state, { at, pulses: [], depth: undefined, ...seen(at) }, this.#terms, {
        ...alone,
        ...surroundings(at),
      });
      this.state = judged.state;
      this.happenings.push(...judged.happenings);
    }
    return this;
  }

  /** What happened, as `opened silent 09:32`, in Paris. */
  get story(): readonly string[] {
    return this.happenings.map(({ type, kind, at }) => {
      const local = at.toZonedDateTimeISO("Europe/Paris").toPlainTime().toString({ smallestUnit: "minute" });
      return `${type} ${kind} ${local}`;
    });
  }
}
