/** Replay jobs that correct what they send, on stores in memory, whose process may end at any call. */
import { hash } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { approved, cancelled, paused, resumed } from "../../../functions/job/life.ts";
import { corrected } from "../../../functions/quarantine/correction.ts";
import { letterPassage } from "../letters.ts";
import { asked, ID, JobDesk, long, numbers } from "./job-desk.ts";

/** Applied once more, it would make another text. */
const RECIPE = [
  {
    op: "map" as const,
    path: "/text",
    table: { [long]: "short", short: "shorter" },
    unlisted: "keep" as const,
  },
];
const REFUSING = "x".repeat(40);
const editable = letterPassage({ editable: "all" });
const sensitive = letterPassage({ editable: "all", sensitive: true });

const body = (id: string, text: string) => JSON.stringify({ id, text, copies: [] });
const sentOf = ({ ports }: JobDesk) => ports.sent.map((one) => one.body);
const all = ({ ports }: JobDesk) => [...ports.held.values()];

let at: JobDesk;
beforeEach(() => {
  at = new JobDesk();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

/** Held: three that the recipe mends, and one that it does not. */
async function prepared(): Promise<JobDesk> {
  const desk = new JobDesk();
  await desk.hold(numbers(3));
  await desk.hold(["broken"], REFUSING);
  await desk.start({ batch: 2 }, null, { recipe: RECIPE });
  return desk;
}

test("each exchange is corrected as a new version and sent; what came stays, and its history names the job", async () => {
  await at.hold(numbers(25));
  await at.start({ batch: 10 }, null, { recipe: RECIPE });
  await at.minute(editable);
  expect(at.job).toMatchObject({ state: "finished", sent: 25, skipped: 0 });
  expect(new Set(sentOf(at))).toEqual(new Set(numbers(25).map((id) => body(id, "short"))));
  const [first] = all(at);
  expect(at.ports.contents.get(first?.id ?? "")?.body).toBe(body("1", long));
  expect(first?.corrections).toMatchObject([
    { version: 1, hash: hash("sha256", body("1", "short")), by: "ana", verdict: "valid", approvedBy: null },
  ]);
  expect(first?.history.map(({ step, by, note }) => [step, by, note])).toEqual([
    ["held", null, null],
    ["corrected", "ana", `job ${ID}: the contract was mended`],
    ["replaying", "ana", `job ${ID}`],
    ["delivered", null, null],
  ]);
});

test("that a kept recipe was used is noted with it, of another one nothing is", async () => {
  await at.hold(numbers(3));
  const [first] = all(at);
  const kept = { flow: "letters", revision: 0, by: "ana", savedAt: asked, why: "a test", lastUsedAt: null };
  const { signature = "" } = first ?? {};
  await at.recipes.save({ ...kept, signature, recipe: RECIPE });
  await at.recipes.save({ ...kept, signature: "another", recipe: RECIPE });
  await at.start({ batch: 2 }, null, { recipe: RECIPE });
  await at.minute(editable);
  expect(await at.recipes.find("letters", signature)).toMatchObject({ lastUsedAt: at.now, revision: 1 });
  expect(await at.recipes.find("letters", "another")).toMatchObject({ lastUsedAt: null });
});

test("what the recipe or the contract refuses is left as it was, with the code why", async () => {
  await at.hold(["1"]);
  await at.hold(["broken"], REFUSING, 9);
  await at.hold(["half"], `${REFUSING}!`, 8);
  const refusing = [
    ...RECIPE,
    { op: "test" as const, path: "/copies", value: [] },
    { op: "map" as const, path: "/text", table: { [`${REFUSING}!`]: REFUSING }, unlisted: "keep" as const },
  ];
  await at.start({ batch: 10 }, null, { recipe: refusing });
  const before = all(at).slice(1);
  await at.minute(editable);
  expect(at.job).toMatchObject({ state: "finished", sent: 1, skipped: 2 });
  expect(at.outcomes()).toEqual([
    ["sent", null],
    ["skipped", "recipe-changes-nothing"],
    ["skipped", "recipe-still-refused"],
  ]);
  expect(all(at).slice(1)).toEqual(before);
  expect(at.ports.contents.size).toBe(4);
});

test("a field that people may not change stays", async () => {
  await at.hold(["1"]);
  await at.start({ batch: 10 }, null, { recipe: RECIPE });
  await at.minute(letterPassage({ editable: ["/copies"] }));
  expect(at.outcomes()).toEqual([["skipped", "field-not-editable"]]);
});

test("what somebody corrects in between is left to them", async () => {
  await at.hold(["1"]);
  await at.hold(["2"], long, 9);
  await at.start({ batch: 10 }, null, { recipe: RECIPE });
  const [theirs = ""] = at.ports.held.keys();
  const keep = at.ports.quarantine.keep.bind(at.ports.quarantine);
  vi.spyOn(at.ports.quarantine, "keep").mockImplementation(async (id, version, content) => {
    await keep(id, version, content);
    if (id !== theirs) return;
    const text = { hash: "theirs", bytes: 1, verdict: "valid" as const, findingsTotal: 0 };
    await at.ports.quarantine.change(id, (one) => {
      const decision = corrected(one, { ...text, basedOn: 0, why: "by hand" }, { by: "ben", at: at.now });
      return decision.outcome === "done" ? decision.exchange : undefined;
    });
  });
  await at.minute(editable);
  expect(at.outcomes()).toEqual([
    ["skipped", "changed-meanwhile"],
    ["sent", null],
  ]);
  expect(at.ports.held.get(theirs)?.corrections).toMatchObject([{ hash: "theirs", by: "ben" }]);
});

test("a target that takes nothing leads to no second version", async () => {
  await at.hold(numbers(20));
  await at.start({ batch: 5 }, null, { recipe: RECIPE });
  at.ports.answer = () => ({ outcome: "failed" });
  await at.minute(editable);
  expect(at.job).toMatchObject({ state: "paused", pausedFor: "target-failing" });
  expect(at.states()).toEqual({ held: 20 });
  at.ports.answer = () => ({ outcome: "sent" });
  await at.jobs.change(ID, (job) => {
    const decision = resumed(job, at.now);
    return decision.outcome === "done" ? decision.job : undefined;
  });
  await at.minute(editable);
  expect(at.job).toMatchObject({ state: "finished", sent: 20 });
  expect(new Set(sentOf(at))).toEqual(new Set(numbers(20).map((id) => body(id, "short"))));
  expect(all(at).every(({ corrections }) => corrections.length === 1)).toBe(true);
});

test("a job that waits begins only when a second person approves it, whom each correction names", async () => {
  await at.hold(numbers(3));
  await at.start({ batch: 2 }, null, { recipe: RECIPE, needsApproval: true });
  await at.minute(sensitive);
  expect(at.job).toMatchObject({ state: "waiting", revision: 1 });
  expect([
    approved(at.job, "ana"),
    paused(at.job),
    resumed(at.job, asked),
    approved({ ...at.job, state: "running" }, "ben"),
    approved({ ...at.job, state: "cancelled" }, "ben"),
  ]).toEqual(
    [
      "approval-by-author",
      "job-waits-for-approval",
      "job-waits-for-approval",
      "job-not-waiting",
      "job-over",
    ].map((code) => ({ outcome: "refused", code })),
  );
  expect(cancelled(at.job, asked)).toMatchObject({ job: { state: "cancelled" } });
  await at.jobs.change(ID, (job) => {
    const decision = approved(job, "ben");
    return decision.outcome === "done" ? decision.job : undefined;
  });
  await at.minute(sensitive);
  expect(at.job).toMatchObject({ state: "finished", sent: 3, approvedBy: "ben" });
  expect(all(at).flatMap(({ corrections }) => corrections.map(({ approvedBy }) => approvedBy))).toEqual([
    "ben",
    "ben",
    "ben",
  ]);
});

test("of a flow that became sensitive, nothing is sent that nobody approved", async () => {
  await at.hold(["1"]);
  await at.start({ batch: 10 }, null, { recipe: RECIPE });
  await at.minute(sensitive);
  expect(at.outcomes()).toEqual([["skipped", "approval-missing"]]);
  expect(all(at)).toMatchObject([{ state: "held", corrections: [] }]);
  expect(at.ports.contents.size).toBe(1);
});

test("a process that ends at any call loses nothing, sends nothing uncorrected and corrects nothing twice", async () => {
  const counting = await prepared();
  counting.ports.restart();
  await counting.minute(editable);
  const { steps, callCount: calls } = counting.ports;
  expect(calls).toBeGreaterThan(25);
  const wanted = new Set(numbers(3).map((id) => body(id, "short")));
  for (let call = 1; call <= calls; call += 1) {
    for (const when of ["before", "after"] as const) {
      const desk = await prepared();
      desk.ports.restart({ call, when });
      await desk.minute(editable).catch(() => undefined);
      desk.ports.restart();
      await desk.minute(editable);
      await desk.minute(editable);
      const where = [call, when, steps.at(call - calls - 1)];
      expect([...where, desk.job]).toMatchObject([
        ...where,
        { state: "finished", sent: 3, heldAgain: 0, skipped: 1 },
      ]);
      expect([...where, desk.states()]).toEqual([...where, { delivered: 3, held: 1 }]);
      expect([...where, new Set(sentOf(desk))]).toEqual([...where, wanted]);
      expect([...where, all(desk).map(({ corrections }) => corrections.length)]).toEqual([
        ...where,
        [1, 1, 1, 0],
      ]);
    }
  }
});
