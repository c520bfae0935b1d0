/** What a flow delivered is delivered again from its archive, by a job whose process may end at any call. */
import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, test, vi } from "vitest";
import { fifoFields } from "../../../functions/deliver/fifo.ts";
import { gate } from "../../../functions/gate/gate.ts";
import { cancelled, newJob, paused, resumed } from "../../../functions/job/life.ts";
import type { Outgoing } from "../../../functions/ports.ts";
import type { JournalEntry } from "../../../schemas/journal-entry.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { letter, letterPassage } from "../letters.ts";
import { asked, ID, JobDesk, numbers } from "./job-desk.ts";

const passage = letterPassage({ archive: 7, onConflict: "revision" });

let at: JobDesk;
beforeEach(() => {
  at = new JobDesk();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

const ago = (minutes: number) => asked.subtract({ minutes });

/** Forwards letters of these ids, as they came some minutes ago. */
async function forwarded(desk: JobDesk, ids: readonly string[], minutesAgo: number, text = "short") {
  await gate(
    passage,
    ids.map((id) => letter(id, text)),
    ago(minutesAgo),
    desk.ports,
  );
}

async function start(desk: JobDesk, window: { from?: number; until?: number; key?: string } = {}, size = 4) {
  const { from = 60, until = 1, key } = window;
  const job = newJob({
    id: ID,
    filter: { flow: "letters" },
    redelivery: { from: ago(from), until: ago(until), ...(key === undefined ? {} : { key }) },
    pace: { batch: size },
    rate: null,
    startAt: undefined,
    matching: 0,
    by: "ana",
    at: asked,
    why: "restored",
  });
  await desk.jobs.create(job);
  desk.ports.sent.length = 0;
}

const again = ({ ports: { sent } }: JobDesk) => sent.map(({ exchangeId, body }) => [exchangeId, body]);
const textOf = (id: string, text = "short") => [id, letter(id, text).body];

const isAgain = ({ exchangeId }: JournalEntry) => exchangeId !== "early" && exchangeId !== "late";
const idOf = (one: Outgoing | undefined) => one && fifoFields(one).MessageDeduplicationId;
const groupOf = (one: Outgoing | undefined) => one && fifoFields(one).MessageGroupId;

/** Five letters in two revisions, and a job that delivers them again. */
async function prepared(): Promise<JobDesk> {
  const desk = new JobDesk();
  await forwarded(desk, numbers(5), 50, "first");
  await forwarded(desk, numbers(5), 40, "second");
  await start(desk, {}, 4);
  desk.ports.restart();
  return desk;
}

test("what went out in the window goes again in its order, and nothing else", async () => {
  await forwarded(at, ["early"], 61);
  await forwarded(at, numbers(7), 50);
  await forwarded(at, numbers(5, 20), 20);
  await forwarded(at, ["late"], 0);
  const entries = [...at.ports.entries.values()];
  const counts = at.ports.counts.length;
  const parts = at.ports.parts.length;
  await start(at);
  await at.minute(passage);
  expect(again(at)).toEqual([...numbers(7), ...numbers(5, 20)].map((id) => textOf(id)));
  expect(at.job).toMatchObject({ state: "finished", sent: 12, skipped: 0, heldAgain: 0 });
  const noted = { at: timestamp(at.now), job: ID, by: "ana" };
  const standing = [...at.ports.entries.values()];
  expect(standing).toEqual(entries.map((one) => (isAgain(one) ? { ...one, redelivered: noted } : one)));
  expect([at.ports.counts.length, at.ports.parts.length]).toEqual([counts, parts]);
});

test("revisions of one id both go again, in their order; of one key alone where that is asked for", async () => {
  await forwarded(at, ["1", "2"], 40, "first");
  await forwarded(at, ["1", "2"], 30, "second");
  const key = [...at.ports.entries.values()][0]?.businessKey ?? "";
  await start(at, { key });
  await at.minute(passage);
  const ofKey = at.ports.sent.filter(({ businessKey }) => businessKey === key);
  expect(again(at)).toHaveLength(ofKey.length);
  expect(again(at).filter(([id]) => id === "1")).toEqual([textOf("1", "first"), textOf("1", "second")]);
});

test("what was kept, but whose forward never came to its journal entry, does not go twice", async () => {
  at.ports.unwritten.add("2");
  await forwarded(at, ["1", "2"], 40);
  at.ports.unwritten.clear();
  await forwarded(at, ["2"], 30);
  await start(at);
  await at.minute(passage);
  expect(again(at)).toEqual([textOf("1"), textOf("2")]);
});

test("a FIFO target takes it, though it knows the exchange, and once a job", async () => {
  await forwarded(at, ["1"], 40);
  const [before] = at.ports.sent;
  await start(at);
  await at.minute(passage);
  const [after] = at.ports.sent;
  expect(idOf(after)).not.toBe(idOf(before));
  expect(groupOf(after)).toBe(groupOf(before));
});

test("what comes after one that failed waits with it; the rest goes on", async () => {
  await forwarded(at, ["1", "2"], 40, "first");
  await forwarded(at, ["1", "2"], 30, "second");
  await start(at, {}, 100);
  let failures = 2;
  at.ports.answer = ({ exchangeId }) =>
    exchangeId === "1" && (failures -= 1) >= 0 ? { outcome: "failed" } : { outcome: "sent" };
  await at.minute(passage);
  await at.minute(passage);
  const sent = (id: string) => again(at).filter(([exchange]) => exchange === id);
  for (const id of ["1", "2"]) expect(sent(id)).toEqual([textOf(id, "first"), textOf(id, "second")]);
  expect(at.job).toMatchObject({ state: "finished", sent: 4 });
});

test("a target that takes nothing pauses the job; what it refuses for good is left", async () => {
  await forwarded(at, numbers(12), 40);
  await start(at, {}, 3);
  at.ports.answer = () => ({ outcome: "failed" });
  await at.minute(passage);
  await at.minute(passage);
  expect(at.job).toMatchObject({ state: "paused", pausedFor: "target-failing", sent: 0 });
  at.ports.answer = ({ exchangeId }) =>
    exchangeId === "5" ? { outcome: "refused", code: "TooLong" } : { outcome: "sent" };
  await at.jobs.change(ID, (job) => {
    const decision = resumed(job, at.now);
    return decision.outcome === "done" ? decision.job : undefined;
  });
  await at.minute(passage);
  expect(at.job).toMatchObject({ state: "finished", sent: 11, skipped: 1 });
  expect(at.outcomes()).toContainEqual(["skipped", "delivery-refused"]);
});

test("of a target that is down nothing is given up, and no revision goes without the one before", async () => {
  await forwarded(at, ["1"], 40, "first");
  await forwarded(at, ["1"], 30, "second");
  await forwarded(at, ["1"], 20, "third");
  await start(at, {}, 100);
  at.ports.answer = () => ({ outcome: "failed" });
  for (let minute = 0; minute < 3; minute += 1) await at.minute(passage);
  expect(at.job).toMatchObject({ state: "paused", pausedFor: "target-failing", sent: 0, skipped: 0 });
  expect(at.outcomes()).toEqual([]);
  at.ports.answer = () => ({ outcome: "sent" });
  await at.jobs.change(ID, (job) => {
    const decision = resumed(job, at.now);
    return decision.outcome === "done" ? decision.job : undefined;
  });
  await at.minute(passage);
  expect(again(at)).toEqual(["first", "second", "third"].map((text) => textOf("1", text)));
  expect(at.job).toMatchObject({ state: "finished", sent: 3, skipped: 0 });
});

test("what fails while others pass waits until the job pauses", async () => {
  await forwarded(at, numbers(9), 40);
  await start(at, {}, 3);
  at.ports.answer = ({ exchangeId }) => ({ outcome: exchangeId === "2" ? "failed" : "sent" });
  for (let minute = 0; minute < 3; minute += 1) await at.minute(passage);
  expect(at.job).toMatchObject({ state: "paused", pausedFor: "target-failing", skipped: 0, heldAgain: 0 });
  expect(at.job.batch).toHaveLength(1);
});

test("what was erased meanwhile is left, and no other is", async () => {
  await forwarded(at, numbers(6), 40);
  await start(at, {}, 2);
  const run = at.minute(passage);
  const [part] = at.ports.parts;
  await at.ports.archive.erase("letters", part?.name ?? "", new Set(["5"]));
  await run;
  expect(again(at)).toEqual(["1", "2", "3", "4", "6"].map((id) => textOf(id)));
});

test.each([
  ["paused", paused, "paused"],
  ["cancelled", (job: Parameters<typeof cancelled>[0]) => cancelled(job, asked), "cancelled"],
] as const)("a job that is %s sends nothing", async (_, change, state) => {
  await forwarded(at, numbers(6), 40);
  await start(at);
  await at.jobs.change(ID, (job) => {
    const decision = change({ ...job, state: "running" });
    return decision.outcome === "done" ? decision.job : undefined;
  });
  await at.minute(passage);
  expect(again(at)).toEqual([]);
  expect(at.job.state).toBe(state);
});

test("a process that ends at any call loses none, and doubles none that the target does not know by its id", async () => {
  const whole = await prepared();
  await whole.minute(passage);
  await whole.minute(passage);
  const calls = whole.ports.callCount;
  const expected = again(whole);
  expect(expected).toHaveLength(10);
  for (let call = 1; call <= calls; call += 1)
    for (const when of ["before", "after"] as const) {
      const desk = await prepared();
      desk.ports.restart({ call, when });
      await desk.minute(passage).catch(() => undefined);
      desk.ports.restart();
      for (let minute = 0; minute < 3; minute += 1) await desk.minute(passage);
      const taken = new Map(
        desk.ports.sent.map((one) => [fifoFields(one).MessageDeduplicationId, [one.exchangeId, one.body]]),
      );
      expect([...taken.values()]).toEqual(expected);
      expect(desk.job).toMatchObject({ state: "finished", sent: 10, skipped: 0 });
    }
});

test("a window of days in which nothing went ends", async () => {
  await forwarded(at, ["1"], 60 * 24 * 3);
  await start(at, { from: 60 * 24 * 4 });
  await at.minute(passage);
  expect(again(at)).toEqual([textOf("1")]);
  expect(at.job.state).toBe("finished");
  expect(Temporal.Instant.compare(at.job.finishedAt ?? asked, asked)).toBe(1);
});
