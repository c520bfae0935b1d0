/** What concerns one order arrives in its order, whatever is held of it. */
import { hash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { Browser } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 30_000 };

let client: ClientUnderTest;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  [client, browser] = await Promise.all([
    clientUnderTest({ client: "ordered", clients: "ordered" }),
    launchBrowser(),
  ]);
  folder = await mkdtemp(join(tmpdir(), "watchdog-ordered-"));
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
  await rm(folder, { recursive: true });
});

const Listed = z.object({
  items: z.array(z.looseObject({ id: z.string(), exchangeId: z.string(), reason: z.string() })),
});
const change = (order: string, number: number, postcode = "69001") =>
  `{"order": "${order}",\t"change": ${number}, "postcode": "${postcode}"}`;
const send = (...bodies: readonly string[]) =>
  client.send(
    "changes",
    bodies.map((body) => ({ body })),
  );
const arrived = async () => (await client.receive("changes")).map(({ Body = "" }) => Body);
const minute = () => client.host.advance(Temporal.Duration.from({ minutes: 1 }));

async function held() {
  return Listed.parse(await client.watchdogJson("quarantine", "list", "--flow", "changes")).items;
}

const reasons = async () =>
  Object.fromEntries((await held()).map(({ exchangeId, reason }) => [exchangeId, reason]));

async function idOf(exchange: string): Promise<string> {
  const found = (await held()).find(({ exchangeId }) => exchangeId === exchange);
  if (!found) throw new Error(`${exchange} is not held`);
  return found.id;
}

test("while a change of an order is held, later ones wait behind it; other orders flow on", async () => {
  await send(change("A", 1), change("B", 1));
  await send(change("A", 2, "6900"));
  await send(change("A", 3), change("B", 2));
  await send(change("A", 4));
  expect(await arrived()).toEqual([change("A", 1), change("B", 1), change("B", 2)]);
  expect(await reasons()).toEqual({ "A/2": "contract", "A/3": "behind", "A/4": "behind" });
});

test("the console shows what waits, and leads to what it waits for", async () => {
  const head = await idOf("A/2");
  const quarantine = `${client.outputs.endpoints.console ?? ""}/clients/ordered/quarantine`;
  const { page, complaints, close } = await openConsole(browser, `${quarantine}/${await idOf("A/4")}`);
  await signIn(page, "Ana");
  await page.getByText("Waits for its turn", { exact: true }).waitFor(WAIT);
  const link = page.getByRole("link", { name: "The exchange at the head of its line" });
  await link.waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  await link.click();
  await page.getByText("Contract violated", { exact: true }).waitFor(WAIT);
  expect(page.url()).toBe(`${quarantine}/${head}`);
  expect(complaints).toEqual([]);
  await close();
});

test("corrected and replayed it goes, then the rest in order", async () => {
  const file = join(folder, "mended.json");
  await writeFile(file, change("A", 2));
  const id = await idOf("A/2");
  expect(await client.watchdog("correct", id, file, "--why", "told by the customer")).toMatchObject({
    exit: 0,
  });
  expect(await client.watchdog("replay", id)).toMatchObject({ exit: 0 });
  await client.host.idle();
  await minute();
  expect(await arrived()).toEqual([change("A", 2), change("A", 3), change("A", 4)]);
  expect(await held()).toEqual([]);
});

test("given up it lets the rest go, and what comes too late is held for a person", async () => {
  await send(change("C", 2, "none"), change("C", 3));
  const id = await idOf("C/2");
  expect(await client.watchdog("discard", id, "--why", "a test")).toMatchObject({ exit: 0 });
  await minute();
  await send(change("C", 1));
  expect(await arrived()).toEqual([change("C", 3)]);
  expect(await reasons()).toEqual({ "C/1": "overtaken" });
  expect(await client.watchdog("replay", await idOf("C/1"))).toMatchObject({ exit: 0 });
  await client.host.idle();
  expect(await arrived()).toEqual([change("C", 1)]);
});

test("what waits counts for itself: nothing calls for somebody who cannot help", async () => {
  expect(await client.watchdogJson("incidents")).toEqual({ items: [] });
});

test("erasing a key takes its line away", async () => {
  // What was delivered only just now cannot be erased yet.
  await client.host.advance(Temporal.Duration.from({ minutes: 20 }));
  const erased = await client.watchdog("erase", "C", "--why", "asked by the customer");
  expect(erased.stderr).toBe("");
  // Nothing is known of it any more, so that an earlier change is the first again.
  await send(change("C", 0));
  expect(await arrived()).toEqual([change("C", 0)]);
});

const move = (number: number, quantity = number) =>
  `{"move": "m${String(number)}",\t"article": "4711", "quantity": ${quantity}}`;
const sendMoves = async (...bodies: readonly string[]) => {
  for (const body of bodies)
    await client.sqs.send(
      new SendMessageCommand({
        QueueUrl: client.queues("moves").inbound,
        MessageBody: body,
        MessageGroupId: "4711",
        MessageDeduplicationId: hash("sha256", body, "hex"),
      }),
    );
  await client.host.idle();
};
const movesArrived = async () => (await client.receive("moves")).map(({ Body = "" }) => Body);

describe("a FIFO inbound queue", () => {
  test("keeps the order of messages that tell none, also over what is held", async () => {
    await sendMoves(...Array.from({ length: 12 }, (_, index) => move(index)));
    expect(await movesArrived()).toEqual(Array.from({ length: 12 }, (_, index) => move(index)));
    await sendMoves(move(20), move(21, 9999), move(22), move(23));
    await sendMoves(move(24));
    expect(await movesArrived()).toEqual([move(20)]);
    const { items } = Listed.parse(await client.watchdogJson("quarantine", "list", "--flow", "moves"));
    const broken = items.find(({ reason }) => reason === "contract");
    const discarded = await client.watchdog("discard", broken?.id ?? "", "--why", "a slip of the scanner");
    expect(discarded).toMatchObject({ exit: 0 });
    await minute();
    expect(await movesArrived()).toEqual([move(22), move(23), move(24)]);
  });

  test("takes files by the command as well", async () => {
    const file = join(folder, "move.json");
    await writeFile(file, move(30));
    expect(await client.watchdog("send", "moves", file)).toMatchObject({ exit: 0 });
    await client.host.idle();
    expect(await movesArrived()).toEqual([move(30)]);
  });
});
