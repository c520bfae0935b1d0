/** A flow in the console: what moved on it, what is expected, how to send to it, and how a lead lets it call. */
import { Temporal } from "temporal-polyfill";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const LEAD = "Claire Moreau";
const VIEWER = "Paul Mercier";
const WAIT = { timeout: 20_000 };
const SHOP = "/clients/demo/flows/shop-orders";

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  const good = [1, 2, 3].map((turn) => ({ body: happenings["new-order"].body(turn) }));
  await client.send("shop-orders", [...good, { body: happenings["order-in-no-currency"].body(4) }]);
  await client.host.advance(Temporal.Duration.from({ minutes: 2 }));
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

const address = (path = "") => `${client.outputs.endpoints.console ?? ""}${path}`;

async function signedIn(name: string, path: string, looking: Looking = {}) {
  const opened = await openConsole(browser, address(path), looking);
  await signIn(opened.page, name);
  return opened;
}

test("a flow tells what moved on it, what share was held, what is expected and what was held last", async () => {
  const { page, complaints, close } = await signedIn(VIEWER, "/clients/demo");
  await page.getByRole("link", { name: "shop-orders" }).first().click(WAIT);
  await page.getByRole("heading", { name: "shop-orders", level: 1 }).waitFor(WAIT);
  await page.getByText("Share held: 25% of the exchanges of this time").waitFor(WAIT);
  await page.getByRole("application", { name: /shop-orders/ }).waitFor(WAIT);
  await page.getByRole("button", { name: "7 days" }).click();
  await page.getByText("Share held: 25% of the exchanges of this time").waitFor(WAIT);
  await page.getByText("At least one exchange every 30 min, grace 0 min (shop)").waitFor(WAIT);
  await page.getByText("json, version 1").waitFor(WAIT);
  await page.getByText("/order/currency").waitFor(WAIT);
  await page.getByRole("link", { name: "#1005" }).waitFor(WAIT);
  await page.getByText("Kept for 7 days").waitFor(WAIT);
  const forwarded = page.getByRole("table", { name: "Forwarded last" });
  const links = await forwarded.getByRole("link").allInnerTexts();
  expect(links).toEqual(["#1004", "#1003", "#1002"]);
  expect(await page.getByRole("button", { name: /Let it|Try on/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("it tells how to send to it, with the very queue that its source sends to", async () => {
  const { page, close } = await signedIn(VIEWER, SHOP);
  const { inbound } = client.queues("shop-orders");
  await page.getByText(inbound, { exact: true }).waitFor(WAIT);
  const snippets = await page.locator(".snippet").allInnerTexts();
  const [post, ...toQueue] = snippets;
  expect(post).toContain(`curl '${client.outputs.endpoints.api ?? ""}/exchanges/shop-orders'`);
  expect(toQueue).toHaveLength(3);
  for (const snippet of toQueue) expect(snippet).toContain(inbound);
  expect(toQueue[1]).toMatch(/^aws sqs send-message/);
  expect(await page.getByRole("button", { name: /^Copy/ }).count()).toBe(4);
  await close();
});

test("a lead lets it observe with a reason, and tries what its rules would have called", async () => {
  const { page, complaints, close } = await signedIn(LEAD, SHOP);
  await page.getByRole("button", { name: "Let it observe" }).click(WAIT);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("the shop moves house");
  await dialog.getByRole("button", { name: "Let it observe" }).click();
  await page.getByText("Observes only").waitFor(WAIT);
  await page.getByRole("button", { name: "Let it call" }).waitFor(WAIT);
  await page.getByRole("button", { name: "Try on 14 days" }).click();
  await page.getByText(/calls? in 14 days/i).waitFor(WAIT);
  const trail = await client.watchdogJson("audit", "--subject", "flow/shop-orders");
  expect(JSON.stringify(trail)).toContain("the shop moves house");
  expect(complaints).toEqual([]);
  await close();
});

test("a lead stops its holding for a time with a reason, all see until when, and a lead ends it", async () => {
  const { page, complaints, close } = await signedIn(LEAD, SHOP);
  await page.getByRole("button", { name: "Stop holding, or pause" }).click(WAIT);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("the contract is wrong");
  await dialog.getByRole("button", { name: "Begin" }).click();
  await page.getByText("Forwards without holding until").waitFor(WAIT);
  await page.getByText("the contract is wrong").waitFor(WAIT);
  await page.getByText("Nothing would have been held so far.").waitFor(WAIT);
  await client.host.advance(Temporal.Duration.from({ minutes: 1 }));
  await client.send("shop-orders", [{ body: happenings["order-in-no-currency"].body(9) }]);
  const viewer = await signedIn(VIEWER, "/clients/demo");
  await viewer.page.getByText("Forwards without holding until").waitFor(WAIT);
  await viewer.page.goto(address(SHOP));
  await viewer.page.getByText("Forwards without holding until").waitFor(WAIT);
  const observed = viewer.page.getByRole("table", { name: "Forwarded, would have been held" });
  await observed.getByText("/order/currency").waitFor(WAIT);
  expect(await viewer.page.getByRole("button", { name: /Go on|Stop/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Go on as ever" }).click();
  await page.getByRole("button", { name: "Stop holding, or pause" }).waitFor(WAIT);
  expect([...complaints, ...viewer.complaints]).toEqual([]);
  await viewer.close();
  await close();
});

test("maintenance that is on for it is told, and so is that of one of its ends", async () => {
  const now = client.host.now();
  const [from, until] = [now.subtract({ minutes: 5 }), now.add({ hours: 1 })].map(String);
  const times = ["--from", from ?? "", "--until", until ?? ""];
  await client.watchdog("maintenance", "add", "--application", "erp", ...times, "--reason", "a new disk");
  const { page, close } = await signedIn(VIEWER, SHOP);
  const row = page.getByRole("row", { name: "a new disk" });
  await row.getByText("On now").waitFor(WAIT);
  expect(await row.innerText()).toContain("sarah-whitfield");
  await close();
});

test.each([
  { on: "desk", dark: true },
  { on: "phone", dark: false },
] as const)("a flow is without serious faults, and fits, on a $on, dark: $dark", async (looking) => {
  const { page, close } = await signedIn(LEAD, SHOP, looking);
  await page.getByRole("application", { name: /shop-orders/ }).waitFor(WAIT);
  await page.waitForLoadState("networkidle");
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await close();
});
