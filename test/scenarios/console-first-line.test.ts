/** The first line in a real browser: it corrects the fields that it is given, and sends the order again. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const FIRST_LINE = "Inès Marchand";
const SUPPORT = "Sarah Whitfield";
const WAIT = { timeout: 40_000 };

const { body } = happenings["order-in-no-currency"];

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  await client.send("shop-orders", [{ body: body(3) }, { body: body(4) }]);
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

/** The page of a held order, to somebody who has signed in. */
async function orderPage(name: string, order: string, looking: Looking = {}) {
  const address = `${client.outputs.endpoints.console ?? ""}/clients/demo/quarantine?flow=shop-orders`;
  const opened = await openConsole(browser, address, looking);
  await signIn(opened.page, name);
  await opened.page.getByRole("link", { name: order }).click(WAIT);
  return opened;
}

test("the currency of a held order is corrected and sent again, with nothing else of it changed or told", async () => {
  const { page, complaints, close } = await orderPage(FIRST_LINE, "#1004");
  const currency = page.getByLabel("/order/currency");
  await currency.waitFor(WAIT);
  expect(await currency.inputValue()).toBe("EURO");
  await page.getByText("Present value: EURO").waitFor(WAIT);
  await page.getByText("This currency is not in ISO 4217").first().waitFor(WAIT);
  await page.locator(".cm-content").waitFor(WAIT);
  expect(await page.getByLabel("/order/total_price").count()).toBe(0);
  expect(await page.locator("body").innerText()).not.toContain("bob.norman");
  expect(await page.getByRole("button", { name: /Replay|Discard|Save correction/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Hand to level 2" }).waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);

  const send = page.getByRole("button", { name: "Save and send again" });
  await currency.fill("EURX");
  expect(await send.isDisabled()).toBe(true);
  await page.getByRole("textbox", { name: "Reason" }).fill("the shop wrote the currency out");
  await send.click();
  await page.getByText("The contract still refuses the message with these values").waitFor(WAIT);
  await currency.fill("EUR");
  await send.click();
  await page.getByText("Correction saved; the exchange is sent again.").waitFor(WAIT);
  await client.host.idle();
  const delivered = await client.receive("shop-orders");
  expect(delivered.map(({ Body }) => Body)).toEqual([body(3).replace('"EURO"', '"EUR"')]);
  await page.reload();
  await page.getByText("Delivered").first().waitFor(WAIT);
  expect(await page.getByRole("button", { name: "Save and send again" }).count()).toBe(0);
  await close();
});

test("on a phone the form is in French, and fits", async () => {
  const { page, complaints, close } = await orderPage(FIRST_LINE, "#1005", { on: "phone", language: "fr" });
  await page.getByText("Champs que vous pouvez corriger").waitFor(WAIT);
  await page.getByText("Valeur actuelle : EURO").waitFor(WAIT);
  await page.getByRole("button", { name: "Enregistrer et renvoyer" }).waitFor(WAIT);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("what is too much for the first line is handed to level 2, with what was tried", async () => {
  const { page, complaints, close } = await orderPage(FIRST_LINE, "#1005");
  await page.getByRole("button", { name: "Hand to level 2" }).click(WAIT);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("asked the shop, which has no other currency");
  await dialog.getByRole("button", { name: "Hand to level 2" }).click();
  const told = page.getByText(/Incident #\d+ is opened for level 2\./);
  await told.waitFor(WAIT);
  const [number] = /\d+/.exec(await told.innerText()) ?? [];
  await page.goto(`${client.outputs.endpoints.console}/clients/demo/incidents/${number}`);
  await page.getByText("asked the shop, which has no other currency").first().waitFor(WAIT);
  expect(complaints).toEqual([]);
  await close();
});

test("somebody of support, who corrects the whole text, is not shown the form", async () => {
  const { page, close } = await orderPage(SUPPORT, "#1005");
  await page.getByRole("button", { name: "Replay" }).waitFor(WAIT);
  await page.locator(".cm-content").waitFor(WAIT);
  expect(await page.getByText("Fields that you may correct").count()).toBe(0);
  await close();
});
