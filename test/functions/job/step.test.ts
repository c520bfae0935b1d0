/** Replay jobs on stores in memory, whose process may end at any call. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { gate } from "../../../functions/gate/gate.ts";
import { cancelled, paused, resumed } from "../../../functions/job/life.ts";
import { discarded } from "../../../functions/quarantine/life.ts";
import { startReplay } from "../../../functions/replay/start-replay.ts";
import type { ReplayJob } from "../../../schemas/replay-job.ts";
import { LettersInOrder, page } from "../order/letters-in-order.ts";
import { asked, ID, JobDesk, numbers, strict } from "./job-desk.ts";

const farTooLong = "x".repeat(40);

/** Held: three that pass, one that comes back. */
async function prepared(): Promise<JobDesk> {
  const desk = new JobDesk();
  await desk.hold(numbers(3));
  await desk.hold(["broken"], farTooLong);
  await desk.start({ batch: 2 });
  return desk;
}

/** How many exchanges were sent more than once. */
const doubled = ({ ports: { sent } }: JobDesk) =>
  sent.length - new Set(sent.map(({ exchangeId }) => exchangeId)).size;

let at: JobDesk;
beforeEach(() => {
  at = new JobDesk();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

test("what was held before the click is sent oldest first, what comes after it is not", async () => {
  await at.hold(numbers(25));
  await at.start();
  at.now = asked.add({ minutes: 20 });
  await at.hold(["late"]);
  await at.minute();
  expect(at.job).toMatchObject({ state: "finished", sent: 25, heldAgain: 0, skipped: 0, lease: null });
  expect(at.states()).toEqual({ delivered: 25, held: 1 });
  expect(at.ports.sent).toHaveLength(25);
  const [first] = at.ports.held.values();
  expect(first?.history.map(({ step, by, note }) => [step, by, note])).toEqual([
    ["held", null, null],
    ["replaying", "ana", `job ${ID}`],
    ["delivered", null, null],
  ]);
});

test("one that fails again returns to quarantine with today's findings and stops nothing", async () => {
  await at.hold(numbers(12));
  await at.hold(["broken"], farTooLong);
  await at.hold(numbers(12, 20));
  await at.start();
  await at.minute();
  expect(at.job).toMatchObject({ state: "finished", sent: 24, heldAgain: 1 });
  expect(at.outcomes().filter(([outcome]) => outcome !== "sent")).toEqual([["held-again", "field-too-big"]]);
});

test("a canary goes on from 1 to 5 to 50 to the rest, while none comes back for the cause it had", async () => {
  await at.hold(numbers(70));
  await at.start({ canary: true });
  await at.minute();
  expect(
    at.ports.steps.filter((step) => step.startsWith("forward")).map((step) => step.split(",").length),
  ).toEqual([1, 5, 50, 14]);
  expect(at.job).toMatchObject({ state: "finished", sent: 70 });
});

test("a canary stops at the first that comes back, and goes on with the same wave when a person says so", async () => {
  await at.hold(numbers(10));
  await at.start({ canary: true });
  await at.minute(strict);
  expect(at.job).toMatchObject({ state: "paused", pausedFor: "canary-failed", heldAgain: 1, sent: 0 });
  await at.minute();
  expect(at.job).toMatchObject({ state: "paused", sent: 0 });
  await at.jobs.change(ID, (job) => {
    const decision = resumed(job, at.now);
    return decision.outcome === "done" ? decision.job : undefined;
  });
  await at.minute();
  expect(at.job).toMatchObject({ state: "finished", sent: 9, heldAgain: 1 });
});

test("a canary whose exchange comes back for another cause proves nothing, and stops too", async () => {
  await at.hold(["1"], farTooLong, 11);
  await at.ports.quarantine.change([...at.ports.held.keys()][0] ?? "", (one) => ({
    ...one,
    signature: "another",
  }));
  await at.hold(numbers(3, 2));
  await at.start({ canary: true });
  await at.minute();
  expect(at.job).toMatchObject({ state: "paused", pausedFor: "canary-failed", heldAgain: 1 });
});

test("what somebody else has in hand is left alone and told", async () => {
  await at.hold(numbers(4));
  const [replayed = "", given = "", locked = ""] = at.ports.held.keys();
  await at.start();
  // Between the list and the change, others act.
  vi.spyOn(at.ports.quarantine, "findAll").mockImplementationOnce(async (found) => {
    const exchanges = await at.ports.quarantine.findAll(found);
    await startReplay(replayed, "theirs", { at: at.now, by: "ben" }, at.ports);
    await at.ports.quarantine.change(given, (one) => discarded(one, { at: at.now, by: "ben" }));
    const until = at.now.add({ hours: 1 }).toString();
    await at.ports.quarantine.change(locked, (one) => ({ ...one, lock: { by: "ben", until } }));
    return exchanges;
  });
  await at.minute();
  expect(at.job).toMatchObject({ state: "finished", sent: 1, skipped: 3 });
  expect(at.outcomes().filter(([outcome]) => outcome === "skipped")).toEqual([
    ["skipped", "exchange-not-held"],
    ["skipped", "exchange-not-held"],
    ["skipped", "exchange-locked"],
  ]);
  expect(at.ports.sent).toHaveLength(1);
});

describe("a target that takes nothing", () => {
  test("pauses the job, whose exchanges are held, and are sent when it is resumed", async () => {
    await at.hold(numbers(20));
    await at.start({ batch: 5 });
    at.ports.answer = () => ({ outcome: "failed" });
    await at.minute();
    expect(at.job).toMatchObject({ state: "paused", pausedFor: "target-failing", sent: 0, heldAgain: 0 });
    expect(at.states()).toEqual({ held: 20 });
    at.ports.answer = () => ({ outcome: "sent" });
    await at.jobs.change(ID, (job) => {
      const decision = resumed(job, at.now);
      return decision.outcome === "done" ? decision.job : undefined;
    });
    await at.minute();
    expect(at.job).toMatchObject({ state: "finished", sent: 20, heldAgain: 0 });
  });

  test("or refuses each exchange for good, pauses the job; what was refused is held for that", async () => {
    await at.hold(numbers(20));
    await at.start({ batch: 3 });
    at.ports.answer = () => ({ outcome: "refused", code: "InvalidMessageContents" });
    await at.minute();
    expect(at.job).toMatchObject({ state: "paused", pausedFor: "target-failing", sent: 0, heldAgain: 6 });
    expect(at.outcomes()[0]).toEqual(["held-again", "delivery-refused"]);
    expect(at.states()).toEqual({ held: 20 });
  });

  test("for one exchange only, leaves that one to a person", async () => {
    await at.hold(numbers(20));
    at.ports.answer = ({ exchangeId }) => ({ outcome: exchangeId === "7" ? "failed" : "sent" });
    await at.start();
    await at.minute();
    expect(at.job).toMatchObject({ state: "finished", sent: 19, heldAgain: 1 });
    expect(at.outcomes()).toContainEqual(["held-again", "replay-failed"]);
    expect(at.states()).toEqual({ delivered: 19, held: 1 });
  });

  test("or whose queue grows, pauses the job", async () => {
    await at.hold(numbers(300));
    await at.start({ batch: 10 }, 10);
    at.ports.answer = () => {
      at.depth = (at.depth ?? 0) + 2000;
      return { outcome: "sent" };
    };
    await at.minute();
    expect(at.job).toMatchObject({ state: "paused", pausedFor: "target-depth", depthAtStart: 0 });
  });
});

test("a rate is kept over batches and runs", async () => {
  await at.hold(numbers(200));
  await at.start({ batch: 50 }, 2);
  await at.minute();
  expect(at.job.state).toBe("running");
  expect(at.job.sent).toBeLessThanOrEqual(2 * 47);
  expect(at.job.sent).toBeGreaterThan(2 * 40);
  await at.minute();
  await at.minute();
  expect(at.job).toMatchObject({ state: "finished", sent: 200 });
});

test("a job that a person pauses or cancels in the middle of a batch ends that batch and takes no more", async () => {
  for (const decide of [paused, (job: ReplayJob) => cancelled(job, asked)]) {
    at = new JobDesk();
    await at.hold(numbers(30));
    await at.start({ batch: 10 });
    const desk = at;
    at.ports.answer = () => {
      const decision = decide(desk.job);
      if (decision.outcome === "done")
        desk.jobs.jobs.set(ID, { ...decision.job, revision: decision.job.revision + 1 });
      return { outcome: "sent" };
    };
    await at.minute();
    await at.minute();
    expect(at.job).toMatchObject({ sent: 10, batch: [], lease: null });
    expect(at.states()).toEqual({ delivered: 10, held: 20 });
  }
});

test("what a run left half done when it broke off is finished, also after somebody paused or cancelled the job", async () => {
  for (const [decide, state] of [
    [paused, "paused"],
    [(job: ReplayJob) => cancelled(job, asked), "cancelled"],
  ] as const) {
    at = new JobDesk();
    await at.hold(numbers(5));
    await at.start({ batch: 3 });
    at.ports.answer = () => {
      at.ports.restart({ call: 1, when: "after" });
      return { outcome: "sent" };
    };
    at.ports.restart();
    await at.minute().catch(() => undefined);
    at.ports.restart();
    at.ports.answer = () => ({ outcome: "sent" });
    expect(at.states()).toEqual({ replaying: 3, held: 2 });
    const decision = decide(at.job);
    if (decision.outcome === "done") at.jobs.jobs.set(ID, decision.job);
    await at.minute();
    expect(at.job).toMatchObject({ state, sent: 3, batch: [], unsettled: false });
    expect(at.states()).toEqual({ delivered: 3, held: 2 });
    const { revision } = at.job;
    await at.minute();
    expect(at.job.revision).toBe(revision);
  }
});

test("a job that cannot be worked on fails the run, and holds up no other", async () => {
  await at.hold(numbers(5));
  await at.start();
  at.jobs.jobs.set("letters.0", { ...at.job, id: "letters.0" });
  vi.spyOn(at.ports.quarantine, "findAll").mockRejectedValueOnce(new Error("no answer"));
  await expect(at.minute()).rejects.toThrow("1 replay jobs could not be worked on");
  expect([...at.jobs.jobs.values()].map(({ state }) => state).toSorted()).toEqual(["finished", "running"]);
  await at.minute();
  expect([...at.jobs.jobs.values()].map(({ state }) => state)).toEqual(["finished", "finished"]);
  expect(at.ports.sent).toHaveLength(5);
});

test("a write that takes effect though its answer is lost changes nothing of what a job does and counts", async () => {
  await at.hold(numbers(12));
  await at.hold(["broken"], farTooLong);
  await at.start({ batch: 5 });
  const { jobs } = at;
  const change = jobs.change.bind(jobs);
  vi.spyOn(jobs, "change").mockImplementation(async (id, decide) => {
    const first = await change(id, decide);
    const again = await change(id, decide);
    return again.changed ? again : first;
  });
  await at.minute();
  expect(at.job).toMatchObject({ state: "finished", sent: 12, heldAgain: 1, skipped: 0, lease: null });
  expect(doubled(at)).toBe(0);
});

test("two runs at once do not work on one job", async () => {
  await at.hold(numbers(40));
  await at.start();
  at.now = asked.add({ minutes: 1 });
  await Promise.all([at.run(), at.run()]);
  expect(at.job).toMatchObject({ state: "finished", sent: 40 });
  expect(at.ports.sent).toHaveLength(40);
});

describe("a process that ends at any call", () => {
  test("leaves nothing lost, nothing sent twice that the journal tells, and ends without a person", async () => {
    const counting = await prepared();
    counting.ports.restart();
    await counting.minute();
    const { steps } = counting.ports;
    const calls = counting.ports.callCount;
    expect(calls).toBeGreaterThan(25);
    for (let call = 1; call <= calls; call += 1) {
      for (const when of ["before", "after"] as const) {
        const desk = await prepared();
        desk.ports.restart({ call, when });
        await desk.minute().catch(() => undefined);
        desk.ports.restart();
        await desk.minute();
        await desk.minute();
        expect([call, when, desk.job]).toMatchObject([
          call,
          when,
          { state: "finished", sent: 3, heldAgain: 1, skipped: 0 },
        ]);
        expect(desk.states()).toEqual({ delivered: 3, held: 1 });
        expect(
          desk
            .outcomes()
            .map(([outcome]) => outcome)
            .toSorted(),
        ).toEqual(["held-again", "sent", "sent", "sent"]);
        const step = steps.at(call - calls - 1) ?? "";
        const isUnrecorded =
          (step.startsWith("forward") && when === "after") ||
          step.startsWith("count") ||
          (step.startsWith("record letter") && when === "before");
        expect([step, when, doubled(desk)]).toEqual([step, when, isUnrecorded ? doubled(desk) : 0]);
      }
    }
  });
});

test("what waits for its turn on an ordered flow is skipped: nothing is wrong with it, and it goes by itself", async () => {
  const { passage } = new LettersInOrder();
  await gate(passage, [page("a", 1, false), page("a", 2)], at.now.subtract({ minutes: 10 }), at.ports);
  await at.start();
  await at.minute(passage);
  expect(at.job).toMatchObject({ state: "finished", heldAgain: 1, skipped: 1 });
  expect(at.outcomes()).toEqual([
    ["held-again", "field-too-big"],
    ["skipped", "exchange-behind"],
  ]);
});
