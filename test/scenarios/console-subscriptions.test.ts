/** Somebody who is not in the team subscribes in the console: a mail, a phone by its code, and what they want to know. */
import { Temporal } from "temporal-polyfill";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { Outbox } from "./outbox.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 20_000 };
const MAIL = "viewer@example.com";
const PHONE = "+33639980070";

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([
    clientUnderTest({ client: "watched", clients: "watched" }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

async function signedIn(name: string, looking: Looking = {}) {
  const address = `${client.outputs.endpoints.console ?? ""}/clients/watched/notifications`;
  const opened = await openConsole(browser, address, looking);
  await signIn(opened.page, name);
  return opened;
}

async function codeAtPhone(): Promise<string> {
  const texts = (await new Outbox(client.outputs).all()).filter(({ endpoint }) => endpoint === PHONE);
  return /^\d{6}/.exec(texts.at(-1)?.body ?? "")?.[0] ?? "";
}

test("a viewer adds a mail and a phone, chooses priorities, and is told of the next incident", async () => {
  const { page, complaints, close } = await signedIn("local-viewer");
  await page.getByText("You are not in this client’s team").waitFor(WAIT);
  await page.getByRole("textbox", { name: "E-mail" }).fill(MAIL);
  await page.getByRole("button", { name: "Add: E-mail" }).click();
  await page.getByRole("button", { name: `Remove ${MAIL}` }).waitFor(WAIT);
  await page.getByRole("textbox", { name: "Phone" }).fill(PHONE);
  await page.getByRole("button", { name: "Send a code" }).click();
  await page.getByRole("textbox", { name: `Code that came to ${PHONE}` }).fill(await codeSoon());
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("button", { name: `Remove ${PHONE}` }).waitFor(WAIT);
  await page.getByRole("button", { name: /^Priorities/ }).click();
  for (const priority of ["P1", "P2", "P3"]) await page.getByRole("option", { name: priority }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor(WAIT);
  await client.watchdog("incident", "open", "--title", "A user calls", "--flow", "orders");
  await client.host.advance(Temporal.Duration.from("PT1M"));
  const told = (await new Outbox(client.outputs).all()).filter(({ body }) => body.includes("A user calls"));
  expect(told.map(({ endpoint }) => endpoint)).toEqual(expect.arrayContaining([MAIL, PHONE]));
  expect(complaints).toEqual([]);
  await close();
});

/** The code, once the text message is there. */
async function codeSoon(): Promise<string> {
  await expect.poll(codeAtPhone, WAIT).toMatch(/^\d{6}$/);
  return codeAtPhone();
}

test("an administrator sees everybody's, and ends one", async () => {
  const { page, close } = await signedIn("local-admin");
  await page
    .getByRole("button", { name: "Remove viewer@localhost" })
    .or(page.getByRole("button", { name: "Remove local-viewer" }))
    .click(WAIT);
  await page.getByText(/The subscription of \S+ is ended/).waitFor(WAIT);
  await page.getByText("Nobody has subscribed.").waitFor(WAIT);
  expect(await page.getByText(PHONE).count()).toBe(0);
  await close();
});

test.each([
  { on: "desk", dark: false, language: "en" },
  { on: "phone", dark: true, language: "fr" },
] as const)("the page is without serious faults, and fits, on a $on", async (looking) => {
  const { page, close } = await signedIn("Ana", looking);
  await page.getByText("ana@example.com").waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await close();
});
