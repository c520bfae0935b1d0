import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { HeldExchange, HeldSummary } from "../../schemas/held-exchange.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

const HeldList = z.object({ items: z.array(HeldSummary) });

const Payload = z.object({ payload: z.object({ body: z.string() }) });

const letter = (id: string, text: string) => ({ body: JSON.stringify({ id, text }) });
const tooLong = "longer than ten";
const farTooLong = "so long that no contract of this client takes it";

let stateDirectory: string;
let acme: ClientUnderTest;
beforeAll(async () => {
  stateDirectory = await mkdtemp(join(tmpdir(), "watchdog-state-"));
  acme = await clientUnderTest({ client: "acme", clients: "before", stateDirectory });
});
afterAll(async () => {
  await acme.stop();
  await rm(stateDirectory, { recursive: true, force: true });
});

const list = async (...options: string[]) =>
  HeldList.parse(await acme.watchdogJson("quarantine", "list", ...options)).items;
const idOf = async (businessKey: string) => {
  const item = (await list()).find((one) => one.businessKey === businessKey);
  if (!item) throw new Error(`${businessKey} is not held`);
  return item.id;
};
const show = async (id: string) => HeldExchange.parse(await acme.watchdogJson("quarantine", "show", id));

test("a replay of what is still broken comes back with its findings and one more attempt", async () => {
  await acme.send("letters", [letter("1", tooLong), letter("2", farTooLong)]);
  const id = await idOf("letter 1");
  expect(await acme.watchdogJson("replay", id)).toMatchObject({ items: [{ id, outcome: "replaying" }] });
  await acme.host.idle();
  expect(await show(id)).toMatchObject({
    state: "held",
    attempts: 1,
    findings: [{ code: "field-too-big", path: "/text" }],
    history: [{ step: "held" }, { step: "replaying" }, { step: "held-again" }],
  });
  expect(await acme.receive("letters")).toEqual([]);
});

test("a discarded exchange stays with its reason, and the same thing again is held anew", async () => {
  await acme.send("letters", [letter("3", tooLong)]);
  const id = await idOf("letter 3");
  const discarded = await acme.watchdogJson("discard", id, "--why", "a test of the office");
  expect(discarded).toMatchObject({ items: [{ id, outcome: "discarded" }] });
  expect((await list()).map((one) => one.id)).not.toContain(id);
  expect(await show(id)).toMatchObject({
    state: "discarded",
    history: [{ step: "held" }, { step: "discarded", note: "a test of the office" }],
  });
  expect(await acme.watchdogJson("replay", id)).toMatchObject({
    items: [{ outcome: "refused", state: "discarded" }],
  });

  await acme.send("letters", [letter("3", tooLong)]);
  expect(await show(id)).toMatchObject({ state: "held", holding: 2, seen: 2 });
});

test("after its contract was mended a replayed exchange is delivered once, however often it is clicked", async () => {
  const ids = [await idOf("letter 1"), await idOf("letter 2"), await idOf("letter 3")] as const;
  await acme.stop();
  acme = await clientUnderTest({ client: "acme", clients: "after", stateDirectory });

  const [first, second] = await Promise.all([
    acme.watchdogJson("replay", ids[0], ids[2]),
    acme.watchdogJson("replay", ids[0], ids[1]),
  ]);
  const outcomes = z.object({ items: z.array(z.object({ id: z.string(), outcome: z.string() })) });
  const ofFirst = [first, second]
    .flatMap((answer) => outcomes.parse(answer).items)
    .filter(({ id }) => id === ids[0]);
  expect(ofFirst.map(({ outcome }) => outcome).toSorted()).toEqual(["refused", "replaying"]);
  await acme.host.idle();

  const arrived = await acme.receive("letters");
  expect(arrived.map(({ Body = "" }) => Body).toSorted((a, b) => a.localeCompare(b))).toEqual([
    letter("1", tooLong).body,
    letter("3", tooLong).body,
  ]);
  expect(await show(ids[0])).toMatchObject({ state: "delivered", contractVersion: 2 });
  expect(await show(ids[1])).toMatchObject({ state: "held", attempts: 1, contractVersion: 2 });
  expect(await acme.watchdogJson("find", "letter 1")).toMatchObject({
    items: [{ flow: "letters", exchangeId: "1", quarantine: { id: ids[0], holding: 1 } }],
  });
});

test("a payload too large for a table is kept whole in the bucket, also after its replay", async () => {
  const large = { body: JSON.stringify({ id: "5", text: "first", copies: "x".repeat(100_000) }) };
  await acme.send("letters", [letter("5", "other")]);
  await acme.send("letters", [large]);
  await acme.receive("letters");
  const id = await idOf("letter 5");
  const payload = async () =>
    Payload.parse(await acme.watchdogJson("quarantine", "show", id, "--payload")).payload.body;
  expect((await payload()) === large.body).toBe(true);
  await acme.watchdogJson("replay", id);
  await acme.host.idle();
  expect((await acme.receive("letters")).map(({ Body }) => Body === large.body)).toEqual([true]);
  expect(await show(id)).toMatchObject({ state: "delivered" });
  expect((await payload()) === large.body).toBe(true);
});

test("a conflict is held, and replaying it is the person's decision for that content", async () => {
  await acme.send("letters", [letter("7", "first")]);
  await acme.send("letters", [letter("7", "second"), letter("7", "first")]);
  expect(await acme.receive("letters")).toHaveLength(1);
  const id = await idOf("letter 7");
  expect(await show(id)).toMatchObject({ reason: "duplicate-conflict", exchangeId: "7" });
  await acme.watchdogJson("replay", id);
  await acme.host.idle();
  expect((await acme.receive("letters")).map(({ Body }) => Body)).toEqual([letter("7", "second").body]);
  await acme.send("letters", [letter("7", "first"), letter("7", "second")]);
  expect(await acme.receive("letters")).toEqual([]);
});

test("a flow may take a conflict as a revision, and may do without the guard", async () => {
  const versions = [letter("8", "one"), letter("8", "two"), letter("8", "one")];
  for (const version of versions) await acme.send("revisions", [version]);
  expect((await acme.receive("revisions")).map(({ Body }) => Body)).toEqual([
    versions[0]?.body,
    versions[1]?.body,
  ]);
  for (const version of versions) await acme.send("drafts", [version]);
  expect(await acme.receive("drafts")).toHaveLength(3);
});

test("a duplicate counts within the flow's window only", async () => {
  await acme.send("letters", [letter("9", "once")]);
  await acme.send("letters", [letter("9", "once")]);
  expect(await acme.receive("letters")).toHaveLength(1);
  expect(await acme.watchdogJson("find", "letter 9")).toMatchObject({ items: [{ repeats: 1 }] });
  await acme.host.advance(Temporal.Duration.from({ minutes: 31 }));
  await acme.send("letters", [letter("9", "once")]);
  expect(await acme.receive("letters")).toHaveLength(1);
});
