import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { jobPage } from "../../../functions/api/documents/job-pages.ts";
import { newJob } from "../../../functions/job/life.ts";
import type { ReplayJob } from "../../../schemas/replay-job.ts";

const began = Temporal.Instant.from("2026-11-24T09:00:00Z");

const job = (number: number, state: ReplayJob["state"]): ReplayJob => ({
  ...newJob({
    id: `letters.${number}`,
    filter: { flow: number % 5 === 0 ? "orders" : "letters" },
    pace: { batch: 10 },
    rate: null,
    startAt: undefined,
    matching: 1,
    by: "ana",
    // Two of each time.
    at: began.add({ minutes: Math.floor(number / 2) }),
    why: "a test",
  }),
  state,
});
const all = Array.from({ length: 20 }, (_, number) => job(number, number % 3 === 0 ? "running" : "finished"));
const jobs = {
  async *list(phase: "open" | "over", until?: Temporal.Instant) {
    await Promise.resolve();
    const state = phase === "open" ? "running" : "finished";
    yield* all
      .filter((one) => one.state === state && (!until || Temporal.Instant.compare(one.at, until) <= 0))
      .toReversed();
  },
};

test.each([1, 2, 3, 7, 50])(
  "pages of %s show each job once, the newest first, open or over",
  async (limit) => {
    const shown: ReplayJob[] = [];
    let cursor: string | undefined;
    do {
      const page = await jobPage(jobs, ({ filter }) => filter.flow === "letters", { limit, cursor });
      if (!page) throw new Error("the cursor is refused");
      expect(page.items.length).toBeLessThanOrEqual(limit);
      shown.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    const wanted = all.filter(({ filter }) => filter.flow === "letters");
    expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
    expect(shown).toHaveLength(wanted.length);
    const times = shown.map(({ at }) => at.epochMilliseconds);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  },
);

test("a cursor of something else is refused", async () => {
  expect(await jobPage(jobs, () => true, { limit: 1, cursor: "bm9uZQ" })).toBeUndefined();
});
