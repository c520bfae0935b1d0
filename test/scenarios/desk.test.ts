/** What people do with incidents, through the command: each step is told to whom it concerns, and to nobody else. */
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
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
const note = () => {
  turn += 1;
  return { body: JSON.stringify({ id: String(turn), text: "" }) };
};

/** Sets the host's clock to a time in Paris. */
const setTime = (local: string) =>
  client.host.setTime(Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant());

/** Lets time pass, with a sweep each minute, or as often as a step says. */
const passes = (duration: string, step?: string) =>
  client.host.advance(
    Temporal.Duration.from(duration),
    step === undefined ? undefined : Temporal.Duration.from(step),
  );

/** Lets one exchange through a flow and be taken by its target. */
async function carries(flow: string): Promise<void> {
  await client.send(flow, [note()]);
  await client.receive(flow);
}

/** The SMS since it was last asked, of what concerns a flow: who got it, and what it tells. */
const told = async (flow: string) =>
  (await outbox.fresh())
    .filter(({ protocol, body }: CapturedMessage) => protocol === "sms" && body.includes(` ${flow} `))
    .map(({ endpoint, body }) => [endpoint, body.split(" ")[2]]);

const ANA = "+33639980001";
const BEN = "+33639980002";

const Listed = z.object({
  items: z.array(z.looseObject({ number: z.number(), state: z.string(), assignee: z.string().nullable() })),
});

/** The one incident that is not closed of a flow. */
async function incidentOf(flow: string) {
  const { items } = Listed.parse(await client.watchdogJson("incidents", "--flow", flow));
  const [incident] = items;
  if (!incident) throw new Error(`no incident of ${flow} is open`);
  return incident;
}

const as = (person: string, ...args: string[]) => client.watchdog(...args, "--as", person);

test("what was acknowledged calls nobody again, is handed over to others, and its end is told at once", async () => {
  await setTime("2026-11-24T09:00");
  await passes("PT2M");
  await carries("orders");
  await passes("PT36M");
  expect(await told("orders")).toEqual([[ANA, "new:"]]);
  const { number, assignee } = await incidentOf("orders");
  expect(assignee).toBe("ana");
  const id = String(number);

  expect((await as("ana", "ack", id)).exit).toBe(0);
  await passes("PT25M");
  expect(await told("orders")).toEqual([]);

  expect((await as("ana", "hand-over", id, "database", "--tried", "restarted the export")).exit).toBe(0);
  await passes("PT1M");
  expect(await incidentOf("orders")).toMatchObject({ state: "acknowledged", competence: "database" });
});
