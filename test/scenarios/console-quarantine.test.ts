/** The quarantine in a real browser: by cause first, then by text, and all that match in one go. */
import { readFile } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { seriousFaults } from "./serious-faults.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";

const SUPPORT = "Sarah Whitfield";
const VIEWER = "Paul Mercier";
const WAIT = { timeout: 30_000 };

const order = (name: "order-in-no-currency" | "order-with-wrong-total", turn: number) => ({
  body: happenings[name].body(turn),
});

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  const totals = Array.from({ length: 12 }, (_, turn) => order("order-with-wrong-total", turn + 10));
  await client.send("shop-orders", [...totals, order("order-in-no-currency", 3)]);
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

/** Somebody who has signed in, at an address of the console. */
async function signedIn(name: string, path: string, looking: Looking = {}) {
  const opened = await openConsole(
    browser,
    `${client.outputs.endpoints.console ?? ""}/clients/demo/quarantine${path}`,
    looking,
  );
  await signIn(opened.page, name);
  return opened;
}

test("the worst cause stands first, and leads to its exchanges", async () => {
  const { page, complaints, close } = await signedIn(VIEWER, "");
  const causes = page.getByRole("table", { name: "By cause" }).getByRole("row");
  await causes.nth(1).waitFor(WAIT);
  const texts = await causes.allInnerTexts();
  expect(texts[1]).toMatch(/\b12\b/);
  expect(texts[2]).toContain("/order/currency");
  await page.getByRole("link", { name: /^\/order\/currency/ }).click();
  await page.getByRole("heading", { name: /^\/order\/currency/ }).waitFor(WAIT);
  await page.getByText("Nothing yet").waitFor(WAIT);
  await page.getByRole("link", { name: "#1004" }).waitFor(WAIT);
  expect(await page.getByRole("link", { name: /^#10/ }).count()).toBe(1);
  expect(await page.getByRole("button", { name: "All that match" }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("a text is looked for in keys and in what is wrong", async () => {
  const { page, close } = await signedIn(VIEWER, "?text=CURRENCY");
  await page.getByRole("link", { name: "#1004" }).waitFor(WAIT);
  expect(await page.getByRole("link", { name: /^#10/ }).count()).toBe(1);
  await close();
});

test("days are chosen in the filter, and stand in the address", async () => {
  const { page, complaints, close } = await signedIn(VIEWER, "?flow=shop-orders");
  await page.getByRole("link", { name: "#1004" }).waitFor(WAIT);
  const today = client.host.now().toZonedDateTimeISO("Europe/Paris").toPlainDate();
  const field = page.getByRole("combobox", { name: "Filter by flow, state, signature, day or text" });
  await field.fill("Since <= ");
  await page.getByPlaceholder("YYYY-MM-DD").fill(today.subtract({ days: 1 }).toString());
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByText("No exchange matches.").waitFor(WAIT);
  expect(new URL(page.url()).searchParams.get("until")).toBe(today.subtract({ days: 1 }).toString());
  await page.goto(`${client.outputs.endpoints.console}/clients/demo/quarantine?from=${today.toString()}`);
  await page.getByRole("link", { name: "#1004" }).waitFor(WAIT);
  expect(complaints).toEqual([]);
  await close();
});

test("what the filter shows is taken away as a table, without payloads", async () => {
  const { page, close } = await signedIn(SUPPORT, "?flow=shop-orders&text=currency");
  await page.getByRole("link", { name: "#1004" }).waitFor(WAIT);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("demo-quarantine.csv");
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("#1004");
  expect(lines[1]).not.toContain("EURO");
  await close();
});

test("all that match are replayed by a job, which waits where the first comes back", async () => {
  const { page, complaints, close } = await signedIn(SUPPORT, "?flow=shop-orders&text=total");
  await page.getByRole("button", { name: "All that match" }).click(WAIT);
  await page.getByRole("menuitem", { name: "Replay all that match…" }).click(WAIT);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("12 exchanges match now, for one cause.").waitFor(WAIT);
  expect(await dialog.getByRole("button", { name: "Replay 12" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill("the shop says that its totals are mended");
  await dialog.getByRole("button", { name: "Replay 12" }).click();
  await page.getByRole("heading", { name: "Replay of shop-orders" }).waitFor(WAIT);
  await client.host.advance(Temporal.Duration.from({ minutes: 1 }));
  await client.host.idle();
  await page.getByText("One of the first exchanges came back for the cause it had").waitFor(WAIT);
  const outcomes = page.getByRole("table", { name: "What became of each" });
  await outcomes.getByText("Came back").waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Cancel the job" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the job" }).click();
  await page.getByText("Cancelled", { exact: true }).waitFor(WAIT);
  await page.getByRole("link", { name: "Replay jobs" }).click();
  await page.getByText("1 of 12").waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("all that match are counted, confirmed with their number and discarded; the others stay", async () => {
  const { page, complaints, close } = await signedIn(SUPPORT, "?flow=shop-orders&text=total");
  await page.getByRole("button", { name: "All that match" }).click(WAIT);
  await page.getByRole("menuitem", { name: "Discard all that match…" }).click(WAIT);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("12 exchanges match now.").waitFor(WAIT);
  expect(await dialog.getByRole("button", { name: "Discard 12" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill("the shop sends them again");
  await dialog.getByRole("button", { name: "Discard 12" }).click();
  await page.getByText("12 exchanges are discarded.").waitFor(WAIT);
  await page.goto(`${client.outputs.endpoints.console}/clients/demo/quarantine?flow=shop-orders`);
  await page.getByRole("link", { name: "#1004" }).waitFor(WAIT);
  expect(await page.getByRole("link", { name: /^#10/ }).count()).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});

test("on a phone, causes and what they mean are cards in French", async () => {
  const { page, close } = await signedIn(SUPPORT, "", { on: "phone", language: "fr" });
  await page.getByText("Remède de la dernière fois").first().waitFor(WAIT);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await close();
});
