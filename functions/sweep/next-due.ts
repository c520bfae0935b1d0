import { Temporal } from "temporal-polyfill";
import type { WatchState } from "../../schemas/watch-state.ts";
import { dueAfter } from "../calendar/due.ts";
import { later, type Terms } from "./rules/sight.ts";
import { silentFrom } from "./rules/silent.ts";

/** The next due times of a flow after an instant, in order, by whichever of its expectations. */
export function* dueTimes({ expected, zone }: Terms, after: Temporal.Instant): Generator<Temporal.Instant> {
  const walks = expected.by.map((by) => {
    const due = dueAfter(by.cron, by.zone ?? zone, after);
    return { due, next: due.next() };
  });
  for (;;) {
    const [first, ...others] = walks
      .flatMap((walk) => (walk.next.done ? [] : [{ walk, at: walk.next.value }]))
      .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
    if (!first) return;
    yield first.at;
    for (const { walk, at } of [first, ...others]) if (at.equals(first.at)) walk.next = walk.due.next();
  }
}

/** Until when something must have come at the latest after an instant; undefined where nothing is expected. */
export function nextDue(
  { knownSince, lastReceived }: Pick<WatchState, "knownSince" | "lastReceived">,
  terms: Terms,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const silent = silentFrom(later(knownSince, lastReceived), terms);
  const [due] = dueTimes(terms, now);
  const [next] = [silent, due]
    .filter((at) => at !== undefined)
    .filter((at) => Temporal.Instant.compare(at, now) > 0)
    .toSorted((a, b) => Temporal.Instant.compare(a, b));
  return next;
}
