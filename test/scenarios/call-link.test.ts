/** The link in an SMS: looking at it changes nothing, one press takes the call or passes it on, and then it is used. */
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { Outbox } from "./outbox.ts";

let client: ClientUnderTest;
let outbox: Outbox;
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  outbox = new Outbox(client.outputs);
});
afterAll(() => client.stop());

const ANA = "+33639980001";
const BEN = "+33639980002";

let turn = 0;
async function carries(flow: string): Promise<void> {
  turn += 1;
  await client.send(flow, [{ body: JSON.stringify({ id: String(turn), text: "" }) }]);
  await client.receive(flow);
}

const passes = (duration: string, step?: string) =>
  client.host.advance(
    Temporal.Duration.from(duration),
    step === undefined ? undefined : Temporal.Duration.from(step),
  );

/** Lets the orders fall silent on a morning. */
async function fallsSilent(day: string): Promise<void> {
  await client.host.setTime(Temporal.ZonedDateTime.from(`${day}T09:00[Europe/Paris]`).toInstant());
  await passes("PT1M");
  await carries("orders");
  await outbox.fresh();
  await passes("PT36M");
}

/** The links in the SMS about the orders since they were last asked for, by the phone that they came to. */
async function links(): Promise<readonly (readonly [string, string])[]> {
  const sms = (await outbox.fresh()).filter(
    ({ protocol, body }) => protocol === "sms" && body.includes(" orders "),
  );
  expect(sms.filter(({ body }) => body.length > 160)).toEqual([]);
  return sms
    .map(({ endpoint, body }) => [endpoint, body.split(" ").at(-1) ?? ""] as const)
    .filter(([, link]) => link.startsWith("http"));
}

const Listed = z.object({
  items: z.array(z.looseObject({ number: z.number(), state: z.string(), assignee: z.string().nullable() })),
});

async function incidentOfOrders() {
  const { items } = Listed.parse(await client.watchdogJson("incidents", "--flow", "orders"));
  const [incident] = items;
  if (!incident) throw new Error("no incident of the orders is open");
  return incident;
}

/** The orders come again, and somebody says that it was planned. */
async function ends(): Promise<void> {
  await carries("orders");
  await passes("PT3M");
  const { number } = await incidentOfOrders();
  await client.watchdog("resolve", String(number), "--note", "it was announced", "--verdict", "planned");
}

const press = (link: string, answer: "take" | "pass") =>
  fetch(link, { method: "POST", body: new URLSearchParams({ answer }) });

test("whoever is called looks, takes the call by one press, and the link is used up", async () => {
  await fallsSilent("2026-11-24");
  const [[phone, link] = ["", ""]] = await links();
  expect(phone).toBe(ANA);

  const looked = await fetch(link);
  expect([looked.status, looked.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(looked.headers.get("content-security-policy")).toContain("default-src 'none'");
  const page = await looked.text();
  expect(page).toContain("orders silent");
  expect(page).not.toContain("<script");
  expect(await incidentOfOrders()).toMatchObject({ state: "open" });

  const pressed = await press(link, "take");
  expect(pressed.status).toBe(200);
  const told = await pressed.text();
  expect(told).toContain("It is yours now");
  const { number } = await incidentOfOrders();
  expect(told).toContain(
    `href="${client.outputs.endpoints.console ?? ""}/clients/watched/incidents/${number}"`,
  );
  expect(await incidentOfOrders()).toMatchObject({ state: "acknowledged", assignee: "ana" });
  const { status } = await press(link, "pass");
  expect([status, (await fetch(link)).status]).toEqual([410, 410]);
  expect(await incidentOfOrders()).toMatchObject({ state: "acknowledged", assignee: "ana" });
});

test("whoever cannot take it passes it on, and the next person is called at once", async () => {
  await ends();
  await fallsSilent("2026-11-25");
  const [[, link] = ["", ""]] = await links();
  expect((await press(link, "pass")).status).toBe(200);
  await passes("PT1M");
  const [[phone, next] = ["", ""]] = await links();
  expect(phone).toBe(BEN);
  expect((await press(next, "take")).status).toBe(200);
  expect(await incidentOfOrders()).toMatchObject({ state: "acknowledged", assignee: "ben" });
});

test("a code that nobody was sent, and one whose time is over, grant nothing", async () => {
  const guessed = `${client.outputs.endpoints.api ?? ""}/l/abcDEF_-0123`;
  expect((await fetch(guessed)).status).toBe(404);
  expect((await press(guessed, "take")).status).toBe(404);
  await ends();
  await fallsSilent("2026-11-26");
  const [[, link] = ["", ""]] = await links();
  await client.host.setTime(client.host.now().add({ hours: 13 }));
  expect((await press(link, "take")).status).toBe(404);
  expect(await incidentOfOrders()).toMatchObject({ state: expect.stringMatching(/^(open|reopened)$/) });
});
