/** A business key is searched for in the console: its life over all flows stands on one line of time. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderWith, shipmentWith } from "../../local/show/story/samples.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 20_000 };
/** The shop's order and the warehouse's shipment of it are known by one key. */
const KEY = 450_789_500;

const order = (currency: string) =>
  orderWith({ id: KEY, name: String(KEY), order_number: KEY, currency, updated_at: "2026-11-24T09:00:00Z" });

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  await client.send("shop-orders", [{ body: order("EURO") }]);
  await client.send("shipments", [{ body: shipmentWith({ id: 1, order_id: KEY }) }]);
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

async function signedIn(name: string, path: string, looking: Looking = {}) {
  const opened = await openConsole(browser, `${client.outputs.endpoints.console ?? ""}${path}`, looking);
  await signIn(opened.page, name);
  return opened;
}

test("an order that was held, and its shipment, stand on one line; the held one leads to its page", async () => {
  const { page, complaints, close } = await signedIn("Sarah Whitfield", "/clients/demo");
  await page.getByRole("searchbox", { name: "Search" }).fill(String(KEY));
  await page.keyboard.press("Enter");
  const line = page.getByLabel(`Line of time of ${KEY}`);
  await line.getByText("Shop → ERP").first().waitFor(WAIT);
  const steps = line.getByRole("listitem");
  expect((await steps.allInnerTexts()).map((text) => text.split("\n")[0])).toEqual(["Held", "Forwarded"]);
  await line.getByRole("link").click();
  await page.getByText("1 error").waitFor(WAIT);
  const id = decodeURIComponent(page.url().split("/").at(-1) ?? "");
  await page.goBack();
  expect(await client.watchdog("discard", id, "--why", "sent for a test")).toMatchObject({ exit: 0 });
  await page.reload();
  await line.getByText("Discarded").waitFor(WAIT);
  expect((await steps.allInnerTexts()).map((text) => text.split("\n")[0])).toEqual([
    "Held",
    "Forwarded",
    "Discarded",
  ]);
  expect(complaints).toEqual([]);
  await close();
});

test("a key that nothing has says so, in French too", async () => {
  const { page, close } = await signedIn("Sarah Whitfield", "/search?key=none", { language: "fr" });
  await page.getByText("Aucun échange connu n’a la clé none.").waitFor(WAIT);
  expect(await page.getByRole("listitem").filter({ hasText: "Transmis" }).count()).toBe(0);
  await close();
});

test.each([
  { on: "desk", dark: false },
  { on: "phone", dark: true },
] as const)("the page is without serious faults, and fits, on a $on", async (looking) => {
  const { page, close } = await signedIn("Paul Mercier", `/search?key=${KEY}`, looking);
  await page.getByText("Forwarded").waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await close();
});
