/** When a flow stalls, one incident opens and the right person is told, once; when it moves again, they are told. */
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CapturedMessage } from "../../schemas/outbox.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { EventQueue } from "./event-queue.ts";
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
    expect.stringMatching(
      /^P1 #\d+ new: orders silent since 24\/11, 09:0\d \(Watched\) http:\S+\/l\/\S{12}$/,
    ),
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

const subscribe = (name: string, filter: object) =>
  EventQueue.subscribe(client.outputs, client.sqs, name, filter);

/** What the events of a flow tell, as `opened late P3`. */
const eventsOf = async (queue: EventQueue) =>
  (await queue.fresh()).map(({ event, incident }) => `${event} ${incident.kind} ${incident.priority}`);

test("whoever subscribes to the events gets exactly what the filter names", async () => {
  const opened = await subscribe("opened", { event: ["opened"], flow: ["orders", "letters"] });
  const urgent = await subscribe("urgent", { priority: ["P1"], kind: ["silent"] });
  const others = await subscribe("others", { flow: ["prices"] });
  await setTime("2027-01-12T08:30");
  await carries("prices");
  for (let turns = 0; turns < 5; turns += 1) {
    await carries("orders");
    await passes("PT20M");
  }
  await Promise.all([opened.fresh(), urgent.fresh(), others.fresh()]);
  await passes("PT80M");
  expect(await eventsOf(opened)).toEqual(["opened silent P1"]);
  const all = await eventsOf(urgent);
  expect(all.slice(0, 2)).toEqual(["opened silent P1", "repeated silent P1"]);
  expect(all).toContain("escalated silent P1");
  await carries("orders");
  await passes("PT20M");
  expect((await eventsOf(urgent)).at(-1)).toBe("resolved silent P1");
  expect(await eventsOf(opened)).toEqual([]);
  expect(await eventsOf(others)).toEqual([]);
});

test.each([
  ["at the first minute after the gap, in the night in which an hour is left out", "2027-03-28", "03:12"],
  ["at the first of two, in the night in which an hour comes twice", "2027-10-31", "02:42"],
])("a file due at 02:30 is late %s", async (_, day, late) => {
  const queue = await subscribe(`late-${day}`, { flow: ["prices"] });
  const evening = Temporal.PlainDate.from(day).subtract({ days: 1 });
  await setTime(`${evening.toString()}T21:00`);
  await carries("prices");
  await daysPass("PT3H");
  await queue.fresh();
  await passes("PT3H30M");
  const [event, ...more] = await queue.fresh();
  expect(more).toEqual([]);
  expect(event).toMatchObject({ event: "opened", incident: { kind: "late" } });
  expect(
    event?.at.toZonedDateTimeISO("Europe/Paris").toPlainTime().toString({ smallestUnit: "minute" }),
  ).toBe(late);
});

test("a file that comes five minutes late is within its grace; the same again at noon is not tomorrow's", async () => {
  const queue = await subscribe("prices-late", { flow: ["prices"] });
  await setTime("2027-11-09T21:00");
  await carries("prices");
  await daysPass("PT5H20M");
  await queue.fresh();
  await passes("PT15M");
  await carries("prices");
  await daysPass("PT9H25M");
  await carries("prices");
  await daysPass("PT14H45M");
  expect(await eventsOf(queue)).toEqual(["opened late P3"]);
});

test("5,000 exchanges held for one reason are one incident", async () => {
  const queue = await subscribe("letters", { flow: ["letters"] });
  await setTime("2027-12-01T10:00");
  await passes("PT11M");
  await client.send(
    "letters",
    Array.from({ length: 5000 }, () => note("much too long for its contract")),
  );
  await passes("PT10M");
  expect(await eventsOf(queue)).toEqual(["opened failing P3"]);
});

test("a consumer that takes nothing is told after its time, and its return ends it", async () => {
  const queue = await subscribe("dead", { kind: ["consumer-dead"] });
  await setTime("2027-12-08T10:00");
  await passes("PT11M");
  await client.send("letters", [note(), note()]);
  await passes("PT14M");
  expect(await eventsOf(queue)).toEqual(["opened consumer-dead P2"]);
  await client.receive("letters");
  await passes("PT20M");
  expect(await eventsOf(queue)).toEqual(["resolved consumer-dead P2"]);
});
