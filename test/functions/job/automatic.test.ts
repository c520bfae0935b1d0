/** Recipes that apply by themselves, on stores in memory, whose process may end at any call. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { cancelled } from "../../../functions/job/life.ts";
import type { AutomaticRecipe } from "../../../schemas/automatic-recipe.ts";
import type { Passage } from "../../../functions/gate/gate.ts";
import { letterPassage } from "../letters.ts";
import { asked, JobDesk, long, numbers } from "./job-desk.ts";

const RECIPE = [{ op: "map" as const, path: "/text", table: { [long]: "short" }, unlisted: "keep" as const }];
const OTHER = "x".repeat(40);
const editable = letterPassage({ editable: "all" });
const sensitive = letterPassage({ editable: "all", sensitive: true });

let at: JobDesk;
let signature: string;

/** One letter is held and a recipe kept for its failure, which a lead lets apply by itself from then on. */
async function allowed(wanted: Partial<AutomaticRecipe> = {}): Promise<JobDesk> {
  const desk = new JobDesk();
  await desk.hold(["before"]);
  signature = [...desk.ports.held.values()][0]?.signature ?? "";
  const kept = { flow: "letters", signature, revision: 0, by: "ana", savedAt: asked, lastUsedAt: null };
  await desk.recipes.save({ ...kept, recipe: RECIPE, why: "old codes" });
  await desk.automatic.save({
    flow: "letters",
    signature,
    revision: 0,
    recipeRevision: 1,
    since: asked,
    from: asked,
    until: asked.add({ hours: 24 }),
    cap: 100,
    by: "ben",
    why: "until the shop has moved",
    corrected: 0,
    job: null,
    endedFor: null,
    ...wanted,
  });
  desk.now = asked.add({ minutes: 1 });
  return desk;
}
beforeEach(async () => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  at = await allowed();
});

/** So many minutes, each of which both parts of the function run. */
async function minutes(count: number, desk: JobDesk = at, passage: Passage = editable): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    desk.now = desk.now.add({ minutes: 1 });
    await desk.runAutomatic(passage);
    await desk.run(passage);
  }
}
const automaticOf = ({ automatic }: JobDesk) => [...automatic.items.values()][0];
const jobsOf = ({ jobs }: JobDesk) => [...jobs.jobs.values()];
const arrive = (ids: readonly string[], desk: JobDesk = at, text = long) => desk.hold(ids, text, 0);

test("what newly comes in is corrected and sent by a job in the name of the lead; what was held before is left", async () => {
  await minutes(2);
  expect(jobsOf(at)).toEqual([]);
  await arrive(numbers(25));
  await minutes(3);
  expect(at.states()).toEqual({ held: 1, delivered: 25 });
  expect(at.ports.sent.every(({ body }) => body.includes('"short"'))).toBe(true);
  expect(automaticOf(at)).toMatchObject({ corrected: 25, job: null, endedFor: null });
  const why = `automatic, recipe ${signature} v1, allowed by ben: until the shop has moved`;
  const [job, ...more] = jobsOf(at);
  expect(more).toEqual([]);
  expect(job).toMatchObject({ state: "finished", by: "ben", why, sent: 25, matching: 25 });
  const mended = [...at.ports.held.values()].at(-1);
  expect(mended?.corrections).toMatchObject([{ by: "ben", verdict: "valid" }]);
  const step = mended?.history.find((one) => one.step === "corrected");
  expect(step?.note).toBe(`job ${job?.id}: ${why}`);
  const trail = await Array.fromAsync(at.audit.ofSubject(`job/${job?.id}`), ({ act }) => act);
  expect(trail).toMatchObject([
    { by: "watchdog", action: "start automatic job", why, result: "done", to: 1 },
  ]);
});

test("no job is started while one is open", async () => {
  await arrive(["1"]);
  await at.runAutomatic(editable);
  at.now = at.now.add({ seconds: 1 });
  await arrive(["2"]);
  for (let run = 0; run < 3; run += 1) await at.runAutomatic(editable);
  expect(jobsOf(at)).toHaveLength(1);
  await minutes(4);
  expect(jobsOf(at)).toHaveLength(2);
  expect(automaticOf(at)).toMatchObject({ corrected: 2, job: null });
});

describe("it ends", () => {
  test("at its date, with the job that is open then", async () => {
    await arrive(numbers(5));
    await at.runAutomatic(editable);
    at.now = asked.add({ hours: 24 });
    await minutes(2);
    expect(automaticOf(at)).toMatchObject({ endedFor: "date" });
    expect(jobsOf(at)).toMatchObject([{ state: "cancelled", sent: 0 }]);
    expect(at.ports.sent).toEqual([]);
  });

  test("at its cap, which no job exceeds", async () => {
    at = await allowed({ cap: 12 });
    await arrive(numbers(30));
    await minutes(3);
    expect(automaticOf(at)).toMatchObject({ endedFor: "cap", corrected: 12 });
    expect(at.states()).toEqual({ delivered: 12, held: 19 });
    await minutes(2);
    expect(at.ports.sent).toHaveLength(12);
  });

  test("at the first one that the recipe does not mend, before the next batch", async () => {
    await arrive(numbers(9));
    await arrive(["other"], at, OTHER);
    at.now = at.now.add({ seconds: 1 });
    await arrive(numbers(20, 20));
    await minutes(3);
    expect(automaticOf(at)).toMatchObject({ endedFor: "refused" });
    const [job] = jobsOf(at);
    expect(job).toMatchObject({ state: "paused", pausedFor: "recipe-refused", sent: 9, skipped: 1 });
    expect(job?.notices).toMatchObject([{ event: "job-paused", why: "recipe-refused" }]);
    expect(at.ports.sent).toHaveLength(9);
  });

  test("at the first one that the target refuses", async () => {
    await arrive(numbers(3));
    at.ports.answer = ({ exchangeId }) =>
      exchangeId === "2" ? { outcome: "refused", code: "InvalidMessageContents" } : { outcome: "sent" };
    await minutes(3);
    expect(automaticOf(at)).toMatchObject({ endedFor: "refused" });
    expect(jobsOf(at)).toMatchObject([{ state: "paused", pausedFor: "recipe-refused", heldAgain: 1 }]);
  });

  test("when its recipe is changed, or its flow becomes sensitive", async () => {
    const kept = await at.recipes.find("letters", signature);
    if (kept) await at.recipes.save(kept);
    await arrive(["1"]);
    await minutes(1);
    expect(automaticOf(at)).toMatchObject({ endedFor: "changed" });
    at = await allowed();
    await arrive(["1"]);
    await minutes(1, at, sensitive);
    expect(automaticOf(at)).toMatchObject({ endedFor: "changed" });
    expect(jobsOf(at)).toEqual([]);
  });

  test("when a person cancels its job, and not for an exchange that somebody else has in hand", async () => {
    await arrive(["1", "2"]);
    const locked = [...at.ports.held.keys()].at(-1) ?? "";
    const until = at.now.add({ hours: 1 }).toString();
    await at.ports.quarantine.change(locked, (one) => ({ ...one, lock: { by: "eve", until } }));
    await minutes(6);
    expect(automaticOf(at)).toMatchObject({ endedFor: null, corrected: 1 });
    expect(jobsOf(at)).toMatchObject([{ state: "finished", sent: 1, skipped: 1 }]);
    await arrive(["3"]);
    await at.runAutomatic(editable);
    const job = jobsOf(at)[1];
    await at.jobs.change(job?.id ?? "", (one) => {
      const decision = cancelled(one, at.now);
      return decision.outcome === "done" ? decision.job : undefined;
    });
    await minutes(1);
    expect(automaticOf(at)).toMatchObject({ endedFor: "person" });
  });
});

test("a process that ends at any call starts no job twice, and sends each exchange corrected, once", async () => {
  const counting = await allowed();
  await arrive(numbers(3), counting);
  counting.ports.restart();
  await counting.runAutomatic(editable);
  const calls = counting.ports.callCount;
  expect(calls).toBe(2);
  for (let call = 1; call <= calls; call += 1)
    for (const when of ["before", "after"] as const) {
      const desk = await allowed();
      await arrive(numbers(3), desk);
      desk.ports.restart({ call, when });
      await desk.runAutomatic(editable).catch(() => undefined);
      desk.ports.restart();
      await minutes(4, desk);
      expect([call, when, desk.states()]).toEqual([call, when, { held: 1, delivered: 3 }]);
      expect([call, when, jobsOf(desk)]).toMatchObject([call, when, [{ state: "finished", sent: 3 }]]);
      expect(automaticOf(desk)).toMatchObject({ corrected: 3, job: null, endedFor: null });
    }
});
