/**
 * A sweep that ends between any two of its writes, on the real tables, queues and topics: the next sweeps
 * bring about the same as if it had not, and say at most once again what it had said.
 */
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { client } from "../clients/watched/watched/client.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { EventQueue } from "./event-queue.ts";
import { Outbox } from "./outbox.ts";
import { SweepUnderTest } from "./sweep-under-test.ts";

let hosted: ClientUnderTest;
let sweeps: SweepUnderTest;
let outbox: Outbox;
let events: EventQueue;
beforeAll(async () => {
  vi.spyOn(console, "info").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  hosted = await clientUnderTest({ client: "watched", clients: "watched" });
  sweeps = new SweepUnderTest(hosted, client);
  outbox = new Outbox(hosted.outputs);
  events = await EventQueue.subscribe(hosted.outputs, hosted.sqs, "silences", { flow: ["orders"] });
});
afterAll(async () => {
  vi.restoreAllMocks();
  sweeps.stop();
  await hosted.stop();
});

const ONE = { received: 1, forwarded: 1, quarantined: 0, duplicate: 0 };

/** The working days after this test's first, one a crash. */
function* workingDays() {
  for (let day = Temporal.PlainDate.from("2027-01-04"); ; day = day.add({ days: 1 }))
    if (day.dayOfWeek <= 5) yield day;
}
const days = workingDays();

/** A time of a day in Paris. */
const on = (day: Temporal.PlainDate, time: string) =>
  day.toZonedDateTime({ timeZone: "Europe/Paris", plainTime: time }).toInstant();

/** Sweeps each minute between two times of a day, both included. */
async function sweepsOn(day: Temporal.PlainDate, from: string, until: string): Promise<void> {
  const end = on(day, until);
  for (let at = on(day, from); Temporal.Instant.compare(at, end) <= 0; at = at.add({ minutes: 1 }))
    await sweeps.at(at);
}

/** A morning on which the orders fall silent at 10:00, up to the sweep that is to notice. */
async function silentMorning(): Promise<Temporal.PlainDate> {
  const { value: day } = days.next();
  if (!day) throw new Error("there is a next day");
  await sweeps.ports.pulses.count("prices", on(day, "02:20"), ONE);
  await sweeps.ports.pulses.count("orders", on(day, "09:45"), ONE);
  await sweeps.ports.pulses.count("orders", on(day, "10:00"), ONE);
  await sweepsOn(day, "09:50", "10:05");
  for (const time of ["10:10", "10:15", "10:20", "10:25", "10:30", "10:31"]) await sweeps.at(on(day, time));
  await outbox.fresh();
  await events.fresh();
  return day;
}

/** The states of the incidents of silent orders that are not closed. */
async function silences(): Promise<readonly string[]> {
  const states = [];
  for await (const { cause, state } of sweeps.ports.incidents.notClosed())
    if (cause === "flow/orders#silent") states.push(state);
  return states;
}

/** What has to hold once sweeps went on, whatever happened to the one that noticed; else what does not. */
async function amiss(): Promise<readonly string[]> {
  const faults = [];
  const states = await silences();
  if (states.join() !== "open") faults.push(`incidents: ${states.join()}`);
  const captured = (await outbox.fresh()).filter(({ body }) => body.includes(" orders "));
  for (const protocol of ["email", "sms"]) {
    const told = captured.filter((message) => message.protocol === protocol);
    // A repeat says the same, to the same.
    const texts = new Set(told.map(({ endpoint, body }) => `${endpoint} ${body}`));
    if (told.length < 1 || told.length > 2 || texts.size !== 1)
      faults.push(`${protocol}: ${told.map(({ endpoint, body }) => `${endpoint} ${body}`).join(" | ")}`);
  }
  const published = await events.fresh();
  const distinct = new Set(published.map((event) => JSON.stringify(event)));
  if (published.length < 1 || published.length > 2 || distinct.size !== 1)
    faults.push(`events: ${published.map(({ event }) => event).join()}`);
  return faults;
}

/** The orders come again, and the silence ends for good. */
async function recovers(day: Temporal.PlainDate): Promise<void> {
  await sweeps.ports.pulses.count("orders", on(day, "10:41"), ONE);
  for (
    let at = on(day, "10:42");
    Temporal.Instant.compare(at, on(day, "12:10")) < 0;
    at = at.add({ minutes: 4 })
  ) {
    await sweeps.ports.pulses.count("orders", at, ONE);
    await sweeps.at(at);
  }
}

test("a sweep that ends after any of its writes loses no call, and makes none twice but one", async () => {
  const rehearsal = await silentMorning();
  const writes = await sweeps.at(on(rehearsal, "10:32"));
  expect(writes).toBeGreaterThan(10);
  expect(await amiss()).toEqual([]);
  await recovers(rehearsal);
  expect(await silences()).toEqual([]);

  const faults: string[] = [];
  for (let made = 0; made < writes; made += 1) {
    const day = await silentMorning();
    await sweeps.endingAfter(made, on(day, "10:32"));
    const noticed = await silences();
    if (made === 0) faults.push(...noticed.map(() => "a process that ended went on to write"));
    await sweepsOn(day, "10:33", "10:37");
    faults.push(...(await amiss()).map((fault) => `a sweep that ends after ${made} writes: ${fault}`));
    await recovers(day);
    faults.push(...(await silences()).map((state) => `after ${made} writes it stays ${state}`));
  }
  expect(faults).toEqual([]);
});
