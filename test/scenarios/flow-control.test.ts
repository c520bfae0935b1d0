/** What leads may change at run time: a flow forwards for a time what it would hold, or all unchecked. */
import { readFile } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { controlFlow } from "../../schemas/api/control-operations.ts";
import { showPulses, showStatus } from "../../schemas/api/flow-operations.ts";
import { showFlow } from "../../schemas/api/flow-page-operations.ts";
import { findExchanges } from "../../schemas/api/journal-operations.ts";
import { listHeld } from "../../schemas/api/quarantine-operations.ts";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { traceKey } from "../../schemas/api/trace-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
beforeAll(async () => {
  client = await clientUnderTest({ client: "corrected", clients: "corrected" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
});
afterAll(() => client.stop());

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});

const on = (flow: string) => ({ parameters: { flow }, query: {}, body: undefined });
const later = (length: Temporal.DurationLike) => client.host.now().add(length).toString();
const pass = (length: Temporal.DurationLike) => client.host.advance(Temporal.Duration.from(length));

const parcel = (id: string, postcode: string) =>
  JSON.stringify({ id, to: { name: "A. B.", city: "Lyon", postcode } });
const sent = (...bodies: string[]) => bodies.map((body) => ({ body }));

async function received(flow: string) {
  return (await client.receive(flow)).map(({ Body = "" }) => Body).toSorted();
}

async function heldOn(flow: string) {
  const listed = await callApi(as("ana"), listHeld, { parameters: {}, query: { flow }, body: undefined });
  return listed.outcome === "done" ? listed.answer.items.length : undefined;
}

async function controlOf(flow: string) {
  const status = await callApi(as("ana"), showStatus, { parameters: {}, query: {}, body: undefined });
  const shown = await callApi(as("ana"), showFlow, on(flow));
  const items = status.outcome === "done" ? status.answer.items : [];
  const told = items.find((one) => one.flow === flow)?.control;
  expect(shown).toMatchObject({ answer: { control: told } });
  return told;
}

async function foundUnder(key: string) {
  const asked = { parameters: {}, query: { key }, body: undefined };
  const found = await callApi(as("ana"), findExchanges, asked);
  const traced = await callApi(as("ana"), traceKey, asked);
  return {
    controls: found.outcome === "done" ? found.answer.items.map(({ control }) => control) : [],
    steps: traced.outcome === "done" ? traced.answer.items.map(({ step }) => step) : [],
  };
}

test("only a lead puts a flow under a control, with a reason and an end within seven days", async () => {
  const until = later({ hours: 1 });
  const body = { control: "observe" as const, until, why: "a new version of the shop" };
  const refused = await callApi(as("ana"), controlFlow, { ...on("parcels"), body });
  expect(refused).toMatchObject({ outcome: "refused", problem: { code: "role-insufficient" } });
  for (const [flow, changed, code] of [
    ["none", {}, "flow-unknown"],
    ["parcels", { until: later({ minutes: -1 }) }, "control-end-unusable"],
    ["parcels", { until: later({ hours: 7 * 24 + 1 }) }, "control-end-unusable"],
  ] as const) {
    const answered = await callApi(as("ben"), controlFlow, { ...on(flow), body: { ...body, ...changed } });
    expect(answered).toMatchObject({ outcome: "refused", problem: { code } });
  }
  expect(await controlOf("parcels")).toBeNull();
  const none = await client.watchdog("control", "end", "parcels", "--as", "ben");
  expect(none).toMatchObject({ exit: 1 });
  expect(none.stderr).toContain("there is nothing to end");
});

test("under observe all goes on, and what would have been held is counted by its cause, until the end comes", async () => {
  const [good, bad, garbled] = [parcel("1", "69001"), parcel("2", "6900"), "{ not json"];
  const why = "a new version of the shop";
  const until = later({ minutes: 30 });
  const put = await client.watchdog("observe", "parcels", "--until", until, "--why", why, "--as", "ben");
  expect(put).toMatchObject({ exit: 0 });
  expect(await controlOf("parcels")).toMatchObject({ control: "observe", by: "ben", why });
  expect((await client.watchdog("status")).stdout).toContain("observe until");

  await pass({ minutes: 1 });
  await client.send("parcels", sent(good, bad, garbled));
  expect(await received("parcels")).toEqual([good, bad, garbled].toSorted());
  expect(await heldOn("parcels")).toBe(0);
  expect(await foundUnder("parcel 1")).toEqual({ controls: [null], steps: ["forwarded"] });
  expect(await foundUnder("parcel 2")).toEqual({ controls: ["observe"], steps: ["observed"] });
  const query = { flow: "parcels", count: "observed" as const };
  const counted = await callApi(as("ana"), listSignatures, { parameters: {}, query, body: undefined });
  expect(counted).toMatchObject({
    answer: {
      items: [
        { observed: 1, held: 0 },
        { observed: 1, held: 0 },
      ],
    },
  });
  const told = await client.watchdog("quarantine", "signatures", "--observed");
  expect(told.stdout).toContain("/to/postcode");
  const series = { from: later({ hours: -1 }), until: later({ hours: 1 }), step: "day" as const };
  const pulses = await callApi(as("ana"), showPulses, { ...on("parcels"), query: series });
  expect(pulses).toMatchObject({ answer: { items: [{ received: 3, forwarded: 3, observed: 2 }] } });

  await pass({ minutes: 30 });
  expect(await controlOf("parcels")).toBeNull();
  await client.send("parcels", sent(parcel("3", "6900")));
  expect(await received("parcels")).toEqual([]);
  expect(await heldOn("parcels")).toBe(1);
  const trail = await client.watchdogJson("audit", "--subject", "control/parcels");
  const observed = { by: "ben", action: "control observe", result: "done", why };
  expect(trail).toMatchObject({ items: expect.arrayContaining([expect.objectContaining(observed)]) });
});

test("under bypass all goes on unchecked and marked, until a lead ends it", async () => {
  const [broken, garbled] = [JSON.stringify({ id: "1", amount: "ten" }), "{ not json"];
  const until = later({ hours: 2 });
  const begun = ["bypass", "invoices", "--until", until, "--why", "the contract is wrong", "--as", "ben"];
  expect(await client.watchdog(...begun)).toMatchObject({ exit: 0 });
  await pass({ minutes: 1 });
  await client.send("invoices", sent(broken, garbled));
  expect(await received("invoices")).toEqual([broken, garbled].toSorted());
  expect(await heldOn("invoices")).toBe(0);
  const series = { from: later({ hours: -1 }), until: later({ hours: 1 }), step: "day" as const };
  const pulses = await callApi(as("ana"), showPulses, { ...on("invoices"), query: series });
  expect(pulses).toMatchObject({ answer: { items: [{ received: 2, forwarded: 2, bypassed: 2 }] } });

  expect(await client.watchdog("control", "end", "invoices", "--as", "ben")).toMatchObject({ exit: 0 });
  await pass({ minutes: 1 });
  await client.send("invoices", sent(JSON.stringify({ id: "2", amount: "ten" })));
  expect(await received("invoices")).toEqual([]);
  expect(await heldOn("invoices")).toBe(1);
});
