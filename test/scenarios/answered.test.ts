/** What was sent is answered by its target: accepted, refused, late, twice, never, and for nobody. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { traceKey } from "../../schemas/api/trace-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 30_000 };

let client: ClientUnderTest;
let browser: Browser;
let token: string;
beforeAll(async () => {
  [client, browser] = await Promise.all([
    clientUnderTest({ client: "answered", clients: "answered" }),
    launchBrowser(),
  ]);
  const { people } = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  token = people["ana"] ?? "";
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

const Listed = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      exchangeId: z.string().nullable(),
      reason: z.string(),
      flow: z.string(),
    }),
  ),
});
const Incidents = z.object({ items: z.array(z.looseObject({ kind: z.string(), state: z.string() })) });
const minutes = (count: number) => client.host.advance(Temporal.Duration.from({ minutes: count }));
const invoice = (number: number, amount = 10) =>
  `{"invoice": "I${number}",\t"control": "C${number}", "amount": ${amount}}`;
const send = (...bodies: readonly string[]) =>
  client.send(
    "invoices",
    bodies.map((body) => ({ body })),
  );
const answer = (
  receipt: string,
  ...of: readonly (readonly [control: string, status: "A" | "R", code?: string])[]
) =>
  client.send("receipts", [
    {
      body: JSON.stringify({
        receipt,
        of: of.map(([control, status, code]) => ({ control, status, ...(code ? { code } : {}) })),
      }),
    },
  ]);
const arrived = async (flow: string) => (await client.receive(flow)).map(({ Body = "" }) => Body);

async function held() {
  const { items } = Listed.parse(await client.watchdogJson("quarantine", "list"));
  return items.map(({ id, flow, exchangeId, reason }) => ({ id, flow, exchangeId, reason }));
}

/** What the trace tells of an invoice, by any of its keys. */
async function traceOf(key: string): Promise<readonly string[]> {
  const api = { address: client.outputs.endpoints.api ?? "", language: "en" as const, accessToken: token };
  const traced = await callApi(api, traceKey, { parameters: {}, query: { key }, body: undefined });
  return traced.outcome === "done" ? traced.answer.items.map(({ step }) => step) : [];
}

/** The open incidents of flows whose target does not answer. */
const unacknowledged = async () =>
  Incidents.parse(await client.watchdogJson("incidents"))
    .items.filter(({ kind, state }) => kind === "unacknowledged" && state === "open")
    .map(({ kind }) => kind);

test("an answer is shown with the exchange that it accepts, under each of its keys; twice is as once", async () => {
  await send(invoice(1), invoice(2));
  await minutes(1);
  await answer("r1", ["C1", "A"], ["C2", "A"]);
  await answer("r2", ["C1", "A"]);
  expect([await traceOf("I1"), await traceOf("C1")]).toEqual([
    ["forwarded", "accepted"],
    ["forwarded", "accepted"],
  ]);
  expect(await arrived("receipts")).toHaveLength(2);
  expect(await held()).toEqual([]);
});

test("one that its target refuses is held with what was sent, and goes again once it is mended there", async () => {
  await send(invoice(3));
  await arrived("invoices");
  await minutes(1);
  await answer("r3", ["C3", "R", "AK5.R.5"]);
  const [refused] = await held();
  expect(refused).toMatchObject({ flow: "invoices", exchangeId: "C3", reason: "refused" });
  const id = refused?.id ?? "";
  const shown = await client.watchdog("quarantine", "show", id, "--payload");
  expect(shown.stdout).toContain("AK5.R.5");
  expect(shown.stdout).toContain('"control": "C3"');
  expect(await client.watchdog("replay", id)).toMatchObject({ exit: 0 });
  await client.host.idle();
  // The same bytes once more, though the target is a FIFO queue that had them a minute ago.
  expect(await arrived("invoices")).toEqual([invoice(3)]);
  await answer("r4", ["C3", "A"]);
  expect((await traceOf("I3")).at(-1)).toBe("accepted");
});

test("what a job sent is told apart from what was accepted of it", async () => {
  await send(invoice(4), invoice(5));
  await minutes(1);
  await answer("r5", ["C4", "R"], ["C5", "R"]);
  const start = ["job", "start", "--flow", "invoices", "--why", "the partner mended its master data"];
  const { id } = z.looseObject({ id: z.string() }).parse(await client.watchdogJson(...start));
  await minutes(2);
  await client.host.idle();
  const job = () => client.watchdogJson("job", "show", id);
  expect(await job()).toMatchObject({ state: "finished", sent: 2, answered: { accepted: 0, refused: 0 } });
  await answer("r6", ["C4", "A"], ["C5", "R"]);
  expect(await job()).toMatchObject({ sent: 2, answered: { accepted: 1, refused: 1 } });
  expect((await client.watchdog("job", "show", id)).stdout).toContain("Accepted by the target: 1");
  const [again] = await held();
  expect(again).toMatchObject({ exchangeId: "C5", reason: "refused" });
  await client.watchdog("discard", again?.id ?? "", "--why", "a test");
});

test("what answers nothing known is held, and calls nobody", async () => {
  await answer("r9", ["C999", "A"]);
  const [unknown] = (await held()).filter(({ reason }) => reason === "unmatched");
  expect(unknown).toMatchObject({ flow: "receipts", exchangeId: "r9" });
});

test("where no answer comes the flow is unacknowledged; a late one ends it", async () => {
  await send(invoice(6));
  await minutes(15);
  expect(await unacknowledged()).toEqual(["unacknowledged"]);
  await answer("r7", ["C6", "A"]);
  await minutes(8);
  expect(await unacknowledged()).toEqual([]);
});

test("the console tells why it is held, and in the trace what was answered", async () => {
  const { page, complaints, close } = await openConsole(
    browser,
    `${client.outputs.endpoints.console ?? ""}/clients/answered/search?key=I3`,
  );
  await signIn(page, "Ana");
  await page.getByText("Accepted by its target").first().waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
