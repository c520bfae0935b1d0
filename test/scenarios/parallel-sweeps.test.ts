/** A hundred sweeps at once, on the real tables, queues and topics: one incident, and nobody is told twice. */
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { client } from "../clients/watched/watched/client.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { EventQueue } from "./event-queue.ts";
import { Outbox } from "./outbox.ts";
import { SweepUnderTest } from "./sweep-under-test.ts";

const SWEEPS = 100;

let hosted: ClientUnderTest;
let sweeps: SweepUnderTest;
beforeAll(async () => {
  hosted = await clientUnderTest({ client: "watched", clients: "watched" });
  sweeps = new SweepUnderTest(hosted, client);
});
afterAll(async () => {
  sweeps.stop();
  await hosted.stop();
});

test("a hundred sweeps at once open one incident, and tell each reader once", async () => {
  const outbox = new Outbox(hosted.outputs);
  const events = await EventQueue.subscribe(hosted.outputs, hosted.sqs, "all", { kind: ["silent"] });
  await hosted.host.setTime(Temporal.Instant.from("2026-11-24T09:00:10Z"));
  await hosted.host.advance(Temporal.Duration.from("PT1M"));
  await hosted.send("orders", [{ body: JSON.stringify({ id: "1" }) }]);
  await hosted.receive("orders");
  await hosted.host.advance(Temporal.Duration.from("PT30M"));
  await outbox.fresh();
  const at = hosted.host.now().add({ minutes: 3 });
  await Promise.all(Array.from({ length: SWEEPS }, () => sweeps.at(at)));
  const told = (await outbox.fresh()).filter(({ body }) => body.includes(" orders "));
  expect(told.map(({ protocol }) => protocol).sort()).toEqual(["email", "sms"]);
  expect((await events.fresh()).map(({ event }) => event)).toEqual(["opened"]);
  const open = [];
  for await (const incident of sweeps.ports.incidents.notClosed())
    if (incident.cause === "flow/orders#silent") open.push(incident.state);
  expect(open).toEqual(["open"]);
});
