/** What a recipe would make of all that is held, found out in parts, whose process may end at any call. */
import { beforeEach, expect, test, vi } from "vitest";
import { runTrials } from "../../../functions/job/run-trials.ts";
import { stepTrial } from "../../../functions/job/step-trial.ts";
import { cancelledTrial, newTrial } from "../../../functions/job/trial.ts";
import type { Recipe } from "../../../schemas/recipe.ts";
import { letterPassage } from "../letters.ts";
import { MemoryTrials } from "../memory-trials.ts";
import { asked, JobDesk, long, numbers } from "./job-desk.ts";

const RECIPE: Recipe = [{ op: "map", path: "/text", table: { [long]: "short" }, unlisted: "keep" }];
const REFUSING = "x".repeat(40);
const { flow } = letterPassage({ editable: "all" });

let at: JobDesk;
let trials: MemoryTrials;
beforeEach(() => {
  at = new JobDesk();
  trials = new MemoryTrials(at.ports);
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

const ID = "letters.t";
const ports = () => ({
  client: { flows: { letters: flow } },
  quarantine: at.ports.quarantine,
  signatures: { ofFlow: async () => [] },
  trials,
  clock: { now: () => at.now },
});
const begin = (recipe = RECIPE) => {
  const wanted = { id: ID, filter: { flow: "letters" }, recipe, by: "ana", at: asked };
  return trials.save(newTrial({ ...wanted, matching: at.ports.held.size }));
};
const standing = () => trials.trials.get(ID);

test("it tells of all that is held how many would pass, what would remain, and why not; nothing held changes", async () => {
  await at.hold(numbers(220));
  await at.hold(["a", "b"], REFUSING, 9);
  await at.hold(["c"], `${REFUSING}!`, 8);
  const before = [...at.ports.held.values()];
  await begin([
    ...RECIPE,
    { op: "map", path: "/text", table: { [`${REFUSING}!`]: REFUSING }, unlisted: "keep" },
    { op: "test", path: "/copies", value: [] },
  ]);
  await runTrials(ports());
  expect(standing()).toMatchObject({
    state: "finished",
    matching: 223,
    tried: 223,
    passes: 220,
    stillFails: 3,
    refused: 0,
    remaining: [{ count: 3, faults: [{ path: "/text" }], example: expect.stringContaining("letters.") }],
    finishedAt: at.now,
  });
  expect(standing()?.sample).toHaveLength(10);
  expect([...at.ports.held.values()]).toEqual(before);
});

test("what the recipe cannot be applied to is counted by its code, with an example", async () => {
  await at.hold(numbers(3));
  await begin([{ op: "test", path: "/text", value: "another" }]);
  await runTrials(ports());
  expect(standing()).toMatchObject({
    tried: 3,
    refused: 3,
    refusals: [{ code: "recipe-test-failed", count: 3, example: expect.stringContaining("letters.") }],
    sample: [],
  });
});

test("what others took meanwhile is not tried", async () => {
  await at.hold(numbers(150));
  await begin();
  await stepTrial(ID, ports());
  expect(standing()).toMatchObject({ state: "running", tried: 100 });
  for (const [id, one] of at.ports.held) at.ports.held.set(id, { ...one, state: "discarded" });
  await runTrials(ports());
  expect(standing()).toMatchObject({ state: "finished", tried: 100 });
});

test("of two that go on with one at once each exchange is counted once", async () => {
  await at.hold(numbers(250));
  await begin();
  await Promise.all([runTrials(ports()), runTrials(ports())]);
  expect(standing()).toMatchObject({ state: "finished", tried: 250, passes: 250 });
});

test("a process that ends at any call leaves nothing that the next one does not finish", async () => {
  await at.hold(numbers(130));
  const begunAnew = async () => {
    trials.trials.clear();
    at.ports.restart();
    await begin();
    at.ports.restart();
  };
  await begunAnew();
  await runTrials(ports());
  const calls = at.ports.callCount;
  expect(calls).toBeGreaterThan(130);
  for (let call = 1; call <= calls; call += 1)
    for (const when of ["before", "after"] as const) {
      await begunAnew();
      at.ports.restart({ call, when });
      await runTrials(ports()).catch(() => undefined);
      at.ports.restart();
      await runTrials(ports());
      expect(standing()).toMatchObject({ state: "finished", tried: 130, passes: 130 });
    }
}, 60_000);

test("a trial that was given up tries no more", async () => {
  await at.hold(numbers(150));
  await begin();
  const trial = await stepTrial(ID, ports());
  const cancelled = trial && cancelledTrial(trial, at.now);
  expect(cancelled && (await trials.save(cancelled))).toBe("written");
  await runTrials(ports());
  expect(standing()).toMatchObject({ state: "cancelled", tried: 100 });
  expect(cancelled && cancelledTrial(cancelled, at.now)).toBeUndefined();
});
