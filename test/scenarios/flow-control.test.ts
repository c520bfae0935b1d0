/**
 * What leads do at run time: let a flow for a time forward what it would hold, or all unchecked, or pause; remove what is stored
 * of a business key.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LambdaClient, ListEventSourceMappingsCommand } from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { controlFlow } from "../../schemas/api/control-operations.ts";
import { correctHeld } from "../../schemas/api/correction-operations.ts";
import { eraseKey } from "../../schemas/api/erasure-operations.ts";
import { showPulses, showStatus } from "../../schemas/api/flow-operations.ts";
import { showFlow } from "../../schemas/api/flow-page-operations.ts";
import { findExchanges } from "../../schemas/api/journal-operations.ts";
import { discardHeld, listHeld } from "../../schemas/api/quarantine-operations.ts";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { traceKey } from "../../schemas/api/trace-operations.ts";
import { inboundName } from "../../schemas/resource-names.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { endingBeforeDelete, storedWith } from "./stored.ts";

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
beforeAll(async () => {
  client = await clientUnderTest({ client: "corrected", clients: "corrected" });
});
// The host renews them as its time passes.
beforeEach(async () => {
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

const parcel = (id: string, postcode: string, name = "A. B.") =>
  JSON.stringify({ id, to: { name, city: "Lyon", postcode } });
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

/** How a flow's gate is handed what comes. */
async function intakeOf(flow: string) {
  const { region, endpoints, accountId } = client.outputs;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const lambda = new LambdaClient({ region, endpoint: endpoints.host, credentials });
  const EventSourceArn = `arn:aws:sqs:${region}:${accountId}:${inboundName("corrected", flow)}`;
  const listed = await lambda.send(new ListEventSourceMappingsCommand({ EventSourceArn }));
  lambda.destroy();
  const [mapping] = listed.EventSourceMappings ?? [];
  return { state: mapping?.State, maximumConcurrency: mapping?.ScalingConfig?.MaximumConcurrency };
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

test("under pause nothing is taken in, and what waited goes through when its end comes", async () => {
  const payments = ["1", "2", "3"].map((id) => JSON.stringify({ id, amount: "12.50" }));
  const begun = (until: string) =>
    client.watchdog("pause", "payments", "--until", until, "--why", "the ERP is upgraded", "--as", "ben");
  const tooLong = await begun(later({ hours: 49 }));
  expect(tooLong).toMatchObject({ exit: 2 });
  expect(await begun(later({ minutes: 30 }))).toMatchObject({ exit: 0 });
  await pass({ minutes: 1 });
  expect(await intakeOf("payments")).toEqual({ state: "Disabled", maximumConcurrency: 10 });
  await client.send("payments", sent(...payments));
  await pass({ minutes: 20 });
  expect(await received("payments")).toEqual([]);
  const depth = await client.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: client.queues("payments").inbound, AttributeNames: ["All"] }),
  );
  expect(depth.Attributes).toMatchObject({
    ApproximateNumberOfMessages: "3",
    ApproximateNumberOfMessagesNotVisible: "0",
  });

  await pass({ minutes: 10 });
  await client.host.idle();
  expect(await received("payments")).toEqual(payments);
  await pass({ minutes: 2 });
  expect(await intakeOf("payments")).toEqual({ state: "Enabled", maximumConcurrency: 10 });
});

test("what is stored of a key is removed once nothing of it is held; what broke off is finished", async () => {
  const [id, key, why] = ["77-private", "parcel 77-private", "asked for by the customer"];
  const erase = async (person: string, more: object = {}) => {
    const asked = { parameters: {}, query: {}, body: { businessKey: key, why, ...more } };
    const answered = await callApi(as(person), eraseKey, asked);
    return answered.outcome === "refused" ? answered.problem.code : answered.outcome;
  };
  // The second and third bear other bytes under its id, and are held: beside the item, and in the bucket.
  for (const name of ["A. B.", "C. D.", "N".repeat(9000)])
    await client.send("parcels", sent(parcel(id, "69001", name)));
  const asked = { parameters: {}, query: { flow: "parcels", text: id }, body: undefined };
  const listed = await callApi(as("ana"), listHeld, asked);
  const [large = "", small = ""] = listed.outcome === "done" ? listed.answer.items.map((one) => one.id) : [];
  const act = { query: {}, body: { why: "a test" } };
  const correction = { ...act.body, body: parcel(id, "69002", "C. D."), basedOn: 0 };
  const onSmall = { parameters: { id: small }, query: {}, body: correction };
  expect(await callApi(as("ben"), correctHeld, onSmall)).toMatchObject({ outcome: "done" });

  expect(await erase("ana")).toBe("role-insufficient");
  expect(await erase("ben", { why: `of ${key}` })).toBe("request-malformed");
  expect(await erase("ben")).toBe("erasure-held");
  for (const held of [large, small])
    await callApi(as("ben"), discardHeld, { ...act, parameters: { id: held } });
  expect(await erase("ben")).toBe("erasure-unsettled");
  await pass({ minutes: 16 });
  const before = await storedWith(client, id);
  expect(before.found.length).toBeGreaterThan(2);
  expect(before.found).toContain("archive");
  expect(before.objects).toHaveLength(1);

  const at = client.host.now();
  for (const number of [1, 2, 2]) await endingBeforeDelete(client, number, (kept) => kept.erase(small, at));
  await endingBeforeDelete(client, 1, (kept) => kept.erase(large, at));
  const erased = await client.watchdog("erase", key, "--why", why, "--as", "ben", "--json");
  expect(JSON.parse(erased.stdout)).toEqual({ held: 2, forwarded: 1 });
  expect(await storedWith(client, id)).toEqual({ found: [], objects: [] });
  expect(await erase("ben")).toBe("done");
});

test("a contract is tried on what its flow kept, and what it would refuse is told by its cause", async () => {
  await client.send("parcels", sent(parcel("91", "75001"), parcel("92", "69001"), parcel("93", "69002")));
  await received("parcels");
  const file = fileURLToPath(new URL("../clients/corrected/parisian-parcels.ts", import.meta.url));
  const tried = await client.watchdog("contract", "try", "parcels", "--contract", file, "--json");
  expect(tried.exit).toBe(1);
  const difference = z.looseObject({
    newlyRefused: z.array(z.looseObject({ examples: z.array(z.string()) })),
  });
  const { newlyRefused, ...counts } = difference.parse(JSON.parse(tried.stdout));
  // What earlier passed under a control is refused by both.
  expect(counts).toMatchObject({ newlyAccepted: [] });
  expect(newlyRefused).toMatchObject([{ faults: [{ path: "/to/postcode" }] }]);
  expect(newlyRefused[0]?.examples.slice(0, 2)).toEqual(["parcel 93", "parcel 92"]);
  const told = await client.watchdog("contract", "try", "parcels", "--contract", file, "--as", "ben");
  expect(told.stdout).toContain("such as parcel 93, parcel 92");
  const refusals = [
    [["contract", "try", "letters", "--contract", file], "keeps nothing of what it forwards"],
    [["contract", "try", "parcels", "--contract", "none.ts"], "cannot be used as a contract"],
  ] as const;
  for (const [args, sentence] of refusals) {
    const refusal = await client.watchdog(...args);
    expect(refusal.exit).toBe(2);
    expect(refusal.stderr).toContain(sentence);
  }
});
