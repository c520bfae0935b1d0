/** When a flow stalls, one incident opens and the right person is told, once; when it moves again, they are told. */
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CapturedMessage } from "../../schemas/outbox.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { Outbox } from "./outbox.ts";

let client: ClientUnderTest;
let outbox: Outbox;
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  outbox = new Outbox(client.outputs);
});
afterAll(() => client.stop());

let turn = 0;
const note = (text = "") => {
  turn += 1;
  return { body: JSON.stringify({ id: String(turn), text }) };
};

/** Sets the host's clock to a time in Paris. */
const setTime = (local: string) =>
  client.host.setTime(Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant());

/** Lets time pass, with a sweep each minute. */
const passes = (duration: string) => client.host.advance(Temporal.Duration.from(duration));

/** Lets days pass, with as few sweeps as may be without the watchdog being away. */
const daysPass = (duration: string) =>
  client.host.advance(Temporal.Duration.from(duration), Temporal.Duration.from("PT5M"));

/** Lets one exchange through a flow and be taken by its target. */
async function carries(flow: string): Promise<void> {
  await client.send(flow, [note()]);
  await client.receive(flow);
}

/** What was told of a flow since it was last asked for. */
const toldOf = async (flow: string) =>
  (await outbox.fresh()).filter(({ body }) => body.includes(` ${flow} `));

const ways = (messages: readonly CapturedMessage[]) =>
  messages.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`).sort();
const texts = (messages: readonly CapturedMessage[]) =>
  messages.filter(({ protocol }) => protocol === "sms").map(({ body }) => body);

test("a silence in service hours calls the person on duty by mail and SMS; its end is told to the same", async () => {
  await setTime("2026-11-24T09:00");
  await passes("PT2M");
  await carries("orders");
  await passes("PT31M");
  expect(await toldOf("orders")).toEqual([]);
  await passes("PT4M");
  const called = await toldOf("orders");
  expect(ways(called)).toEqual(["email ana@example.com", "sms +33639980001"]);
  expect(texts(called)).toEqual([
    expect.stringMatching(/^P1 #\d+ new: orders silent since 24\/11, 09:0\d \(Watched\)$/),
  ]);
  await carries("orders");
  await passes("PT20M");
  const after = await toldOf("orders");
  expect(ways(after)).toEqual(["email ana@example.com", "sms +33639980001"]);
  expect(texts(after)).toEqual([expect.stringMatching(/^P1 #\d+ resolved: orders silent/)]);
});

test("a silence over a holiday and a weekend calls nobody, and one on the next morning does", async () => {
  await setTime("2026-12-24T17:50");
  await carries("orders");
  await daysPass("PT86H35M");
  expect(ways(await toldOf("orders"))).toEqual([]);
  await passes("PT12M");
  expect(ways(await toldOf("orders"))).toEqual(["email ana@example.com", "sms +33639980001"]);
});
