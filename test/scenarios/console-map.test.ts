/** The overview of a client in the console: its map, what is due, and the shortcuts of the keyboard. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";

const SUPPORT = "Sarah Whitfield";
const WAIT = { timeout: 20_000 };

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  const bad = [3, 4].map((turn) => ({ body: happenings["order-in-no-currency"].body(turn) }));
  await client.send("shop-orders", bad);
  await client.watchdog("incident", "open", "--title", "The shop calls", "--flow", "shop-orders");
  await client.watchdog("incident", "open", "--title", "The bank calls", "--flow", "payments");
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

const address = (path = "") => `${client.outputs.endpoints.console ?? ""}${path}`;

async function signedIn(path: string, looking: Looking = {}) {
  const opened = await openConsole(browser, address(path), looking);
  await signIn(opened.page, SUPPORT);
  return opened;
}

test("the map shows every flow between its applications, what it holds, and leads to it", async () => {
  const { page, complaints, close } = await signedIn("/clients/demo");
  const edge = page.getByRole("listitem", { name: "shop-orders, from Web shop to ERP" });
  await edge.getByText("2 held").waitFor(WAIT);
  expect(await page.getByRole("listitem", { name: /^[a-z-]+, from .+ to .+$/ }).count()).toBe(9);
  await page.getByRole("heading", { name: "What is due next" }).waitFor(WAIT);
  await page.getByRole("table", { name: "What is due next" }).getByRole("link").first().waitFor(WAIT);
  await edge.getByRole("link", { name: "shop-orders" }).click();
  await page.waitForURL(address("/clients/demo/flows/shop-orders"));
  expect(complaints).toEqual([]);
  await close();
});

describe("the keyboard", () => {
  test("goes to pages, from row to row, and takes the incident on that is shown", async () => {
    const { page, complaints, close } = await signedIn("/clients/demo");
    await page.getByRole("heading", { name: "Demo Distribution" }).waitFor(WAIT);
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await page.waitForURL(address("/clients/demo/quarantine"));
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.getByRole("link", { name: /The bank calls/ }).waitFor(WAIT);
    await page.keyboard.press("j");
    const first = await page.evaluate("document.activeElement.textContent");
    await page.keyboard.press("j");
    const second = await page.evaluate("document.activeElement.textContent");
    expect(first).toMatch(/#\d/);
    expect(second).toMatch(/#\d/);
    expect(second).not.toBe(first);
    await page.keyboard.press("k");
    expect(await page.evaluate("document.activeElement.textContent")).toBe(first);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Acknowledge" }).waitFor(WAIT);
    await page.keyboard.press("a");
    await page.getByText("This is recorded.").waitFor(WAIT);
    expect(complaints).toEqual([]);
    await close();
  });

  test("does nothing while somebody types, shows its shortcuts, and can be turned off for good", async () => {
    const { page, close } = await signedIn("/clients/demo/incidents");
    await page.getByRole("button", { name: "Open an incident" }).click(WAIT);
    await page.getByRole("textbox", { name: "What happens" }).fill("");
    await page.keyboard.type("go? giq");
    expect(await page.getByRole("textbox", { name: "What happens" }).inputValue()).toBe("go? giq");
    expect(page.url()).toBe(address("/clients/demo/incidents"));
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await help.getByText("Next row").waitFor(WAIT);
    await help.getByRole("checkbox", { name: "Shortcuts of single keys are on" }).click();
    await help.getByRole("button", { name: "Close" }).last().click();
    await page.reload();
    await page.getByRole("link", { name: /The bank calls/ }).waitFor(WAIT);
    await page.keyboard.press("?");
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    expect(await help.count()).toBe(0);
    expect(page.url()).toBe(address("/clients/demo/incidents"));
    await page.getByRole("button", { name: "Language, Appearance" }).click();
    await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
    await help.getByRole("checkbox").click();
    await help.getByRole("button", { name: "Close" }).last().click();
    await page.keyboard.press("?");
    await help.waitFor(WAIT);
    await close();
  });
});
