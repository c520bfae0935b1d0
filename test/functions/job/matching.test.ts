import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, test } from "vitest";
import { gate } from "../../../functions/gate/gate.ts";
import { newJob } from "../../../functions/job/life.ts";
import { countMatching, nextBatch } from "../../../functions/job/matching.ts";
import type { JobFilter, JobPosition } from "../../../schemas/replay-job.ts";
import { letter, letterPassage } from "../letters.ts";
import { MemoryPorts } from "../memory-ports.ts";

const asked = Temporal.Instant.from("2026-11-24T09:00:00Z");
const long = "longer than ten";

let ports: MemoryPorts;
beforeEach(() => {
  ports = new MemoryPorts();
});

const hold = (ids: readonly string[], minutesAgo: number) =>
  gate(
    letterPassage(),
    ids.map((id) => letter(id, long)),
    asked.subtract({ minutes: minutesAgo }),
    ports,
  );

const job = (filter: Partial<JobFilter> = {}, cursor: JobPosition | null = null) => ({
  ...newJob({
    id: "letters.1",
    filter: { flow: "letters", ...filter },
    pace: { batch: 10 },
    rate: null,
    startAt: undefined,
    matching: 0,
    by: "ana",
    at: asked,
    why: "a test",
  }),
  cursor,
});
const reached = () => ({
  quarantine: ports.quarantine,
  signatures: { ofFlow: async () => [] },
});

/** The exchange ids of what a job takes, batch by batch. */
async function taken(size: number, filter: Partial<JobFilter> = {}): Promise<readonly (readonly string[])[]> {
  const batches: string[][] = [];
  let cursor: JobPosition | null = null;
  for (;;) {
    const next = await nextBatch(job(filter, cursor), size, reached());
    if (next.batch.length > 0) batches.push(next.batch.map(({ id }) => ports.held.get(id)?.exchangeId ?? ""));
    if (next.isEnd) return batches;
    ({ cursor } = next);
  }
}

test("batches go through the list oldest first, each exchange once, however many have one time", async () => {
  await hold(["4", "5", "6"], 10);
  await hold(["1", "2", "3"], 20);
  for (const size of [1, 2, 4, 10]) {
    const batches = await taken(size);
    expect(batches.every((batch) => batch.length <= size)).toBe(true);
    const all = batches.flat();
    expect(new Set(all.slice(0, 3))).toEqual(new Set(["1", "2", "3"]));
    expect(new Set(all.slice(3))).toEqual(new Set(["4", "5", "6"]));
    expect(all).toHaveLength(6);
  }
});

test("what came after the click, before or after the times that are named, or on other flows is not taken", async () => {
  await hold(["old"], 60);
  await hold(["due"], 30);
  await hold(["young"], 10);
  await hold(["late"], -1);
  expect(await taken(10)).toEqual([["old", "due", "young"]]);
  const times = { from: asked.subtract({ minutes: 40 }), until: asked.subtract({ minutes: 20 }) };
  expect(await taken(10, times)).toEqual([["due"]]);
  expect(await taken(10, { until: asked.add({ hours: 1 }) })).toEqual([["old", "due", "young"]]);
  expect(await taken(10, { flow: "orders" })).toEqual([]);
});

test("a text and a signature choose, and are counted by cause", async () => {
  await hold(["1", "2", "13"], 10);
  expect(await taken(10, { text: "letter 1" })).toEqual([expect.arrayContaining(["1", "13"])]);
  expect((await taken(1, { text: "letter 1" })).flat()).toHaveLength(2);
  expect(await taken(10, { signature: "another" })).toEqual([]);
  const [{ signature } = { signature: "" }] = ports.held.values();
  expect(await countMatching(job({ text: "letter 1" }), reached())).toEqual({
    matching: 2,
    bySignature: [{ signature, count: 2 }],
  });
});
