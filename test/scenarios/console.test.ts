/** The console in a real browser, over the local host: what each role sees and does there. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const SUPPORT = "Sarah Whitfield";
const VIEWER = "Paul Mercier";
const WAIT = { timeout: 20_000 };

const order = (name: "order-in-no-currency" | "order-with-wrong-total", turn: number) => ({
  body: happenings[name].body(turn),
});

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  await client.send("shop-orders", [
    order("order-in-no-currency", 3),
    order("order-with-wrong-total", 4),
    order("order-with-wrong-total", 5),
    order("order-in-no-currency", 6),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

const address = (path = "") => `${client.outputs.endpoints.console ?? ""}${path}`;

/** Somebody who has signed in, at an address of the console. */
async function signedIn(name: string, path = "/", looking: Looking = {}) {
  const opened = await openConsole(browser, address(path), looking);
  await signIn(opened.page, name);
  return opened;
}

describe("somebody of support", () => {
  test("finds a held order, corrects it, sees the check turn green, replays it, and the target gets it", async () => {
    const { page, complaints, close } = await signedIn(SUPPORT);
    await page.getByRole("link", { name: "Demo Distribution" }).last().click(WAIT);
    await page.getByRole("link", { name: "Quarantine" }).click(WAIT);
    await page.getByRole("link", { name: "#1004" }).click(WAIT);
    await page.getByText("1 error").waitFor(WAIT);
    await page.getByText("as long as it is held, without an end").waitFor(WAIT);
    await page.getByRole("button", { name: "/order/currency" }).click(WAIT);
    const editor = page.locator(".cm-content");
    const text = (await editor.innerText()).replaceAll("​", "");
    expect(text).toContain('"EURO"');
    await page.keyboard.press("Control+Shift+ArrowRight");
    const body = happenings["order-in-no-currency"].body(3).replace('"EURO"', '"EUR"');
    await editor.click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(body);
    await page.getByText("Valid by the contract").waitFor(WAIT);
    await page.getByText("Edited text, not saved").waitFor(WAIT);
    await page.getByRole("button", { name: "Save correction" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("the shop wrote the currency out");
    await dialog.getByRole("button", { name: "Save correction" }).click();
    await page.getByText("Correction saved (version 1)").waitFor(WAIT);
    await page.getByText("Edited text, not saved").waitFor({ ...WAIT, state: "detached" });
    await page.getByRole("button", { name: "Replay" }).click();
    await page.getByText("1 exchange is on its way to be replayed.").waitFor(WAIT);
    await client.host.idle();
    expect((await client.receive("shop-orders")).map(({ Body }) => Body)).toEqual([body]);
    await page.reload();
    await page.getByText("Delivered").first().waitFor(WAIT);
    await page.getByText(/^\d+ d \d+ h more, /).waitFor(WAIT);
    await page.getByText("the shop wrote the currency out").waitFor(WAIT);
    expect(complaints).toEqual([]);
    await close();
  });

  test("discards several at once with a reason, after filtering by what they have in common", async () => {
    const { page, close } = await signedIn(SUPPORT, "/clients/demo/quarantine?flow=shop-orders");
    await page.getByRole("link", { name: "#1005" }).waitFor(WAIT);
    await page.getByRole("row", { name: "#1005" }).getByRole("link", { name: "Same cause" }).click();
    await page.getByRole("link", { name: "#1007" }).waitFor({ ...WAIT, state: "detached" });
    await page.getByRole("checkbox", { name: "Select all" }).click();
    await page.getByRole("button", { name: "Discard" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("sent for a test");
    await dialog.getByRole("button", { name: "Discard" }).click();
    await page.getByText("2 exchanges are discarded.").waitFor(WAIT);
    await page.getByText("No exchange matches.").waitFor(WAIT);
    await page.goto(address("/clients/demo/quarantine?state=discarded"));
    await page.getByRole("link", { name: "#1005" }).waitFor(WAIT);
    expect(await page.getByRole("link", { name: /^#10/ }).allInnerTexts()).toEqual(
      expect.arrayContaining(["#1005", "#1006"]),
    );
    await close();
  });
});

test("an incident is acknowledged, waits, goes on and is resolved with a verdict", async () => {
  const title = "The shop calls: no orders since noon";
  await client.watchdog("incident", "open", "--title", title, "--flow", "shop-orders");
  const { page, complaints, close } = await signedIn(SUPPORT);
  await page.getByRole("link", { name: /The shop calls/ }).click(WAIT);
  await page.getByRole("button", { name: "Acknowledge" }).click(WAIT);
  await page.getByText("Acknowledged", { exact: true }).first().waitFor(WAIT);
  expect(await page.getByRole("button", { name: "Acknowledge" }).count()).toBe(0);
  await page.getByRole("button", { name: "Wait" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "A third party" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Wait" }).click();
  await page.getByRole("button", { name: "Resume" }).click(WAIT);
  await page.getByRole("button", { name: "Wait" }).waitFor(WAIT);
  await page.getByRole("button", { name: "Resolve" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("the shop sends again");
  await dialog.getByRole("button", { name: "Resolve" }).click();
  await page.getByText("the shop sends again").waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("a viewer sees payloads without personal values, and no action", async () => {
  const { page, complaints, close } = await signedIn(VIEWER, "/clients/demo/quarantine?state=delivered");
  await page.getByRole("link", { name: "#1004" }).waitFor(WAIT);
  expect(await page.getByRole("button", { name: /Replay|Discard/ }).count()).toBe(0);
  expect(await page.getByRole("checkbox").count()).toBe(0);
  await page.getByRole("link", { name: "#1004" }).click();
  await page.getByText("Personal and secret values are masked").waitFor(WAIT);
  const shown = await page.locator(".cm-content").innerText();
  expect(shown).toContain("•••");
  expect(shown).not.toContain("bob.norman");
  expect(await page.getByRole("button", { name: /Replay|Discard|Save/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("the console speaks the browser's language until another is chosen", async () => {
  const { page, close } = await signedIn(VIEWER, "/", { language: "fr" });
  await page.getByRole("heading", { name: "Vue d’ensemble" }).waitFor(WAIT);
  await page.getByRole("button", { name: "Langue, Apparence" }).click();
  await page.getByRole("menuitemcheckbox", { name: "English" }).click();
  await page.getByRole("heading", { name: "Overview" }).waitFor(WAIT);
  await page.reload();
  await page.getByRole("heading", { name: "Overview" }).waitFor(WAIT);
  expect(await page.evaluate("document.documentElement.lang")).toBe("en");
  await close();
});

test("a signed-out user comes back to the address that was asked for", async () => {
  const { page, close } = await signedIn(SUPPORT, "/clients/demo/quarantine?state=replaying");
  await page.getByText("No exchange matches.").waitFor(WAIT);
  expect(page.url()).toBe(address("/clients/demo/quarantine?state=replaying"));
  await page.getByRole("button", { name: SUPPORT }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in" }).waitFor(WAIT);
  await close();
});

test("a device whose clock is wrong is told to set it", async () => {
  const { page, close } = await openConsole(browser, address("/"));
  await page.clock.setFixedTime(new Date("2099-01-01"));
  await page.getByRole("button", { name: "Sign in" }).click(WAIT);
  await page.getByRole("button", { name: SUPPORT }).click(WAIT);
  const told = page.getByText("set the device's clock, then try again");
  await told.waitFor(WAIT);
  expect(await told.count()).toBe(1);
  await close();
});

describe("every page", () => {
  test.each([
    { on: "desk", dark: false },
    { on: "phone", dark: true },
  ] as const)("is without serious faults, and fits, on a $on, dark: $dark", async (looking) => {
    const { page, close } = await signedIn(SUPPORT, "/", looking);
    for (const path of ["/", "/clients/demo", "/clients/demo/incidents", "/clients/demo/quarantine"]) {
      await page.goto(address(path));
      await page.getByRole("heading", { level: 1 }).waitFor(WAIT);
      await page.waitForLoadState("networkidle");
      expect([path, await seriousFaults(page)]).toEqual([path, []]);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect([path, overflow]).toEqual([path, 0]);
    }
    await page.getByRole("link", { name: "#1007" }).click(WAIT);
    await page.locator(".cm-content").waitFor(WAIT);
    expect(await seriousFaults(page)).toEqual([]);
    await close();
  });
});
