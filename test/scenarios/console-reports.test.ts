/** A month in the console: what was carried and held, over days that are summed up and the present one; as CSV too. */
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { Temporal } from "temporal-polyfill";
import type { Browser } from "playwright-core";
import * as z from "zod";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 30_000 };

let client: ClientUnderTest;
let browser: Browser;
let turn = 0;
const note = (text = "") => {
  turn += 1;
  return { body: JSON.stringify({ id: String(turn), text }) };
};

beforeAll(async () => {
  [client, browser] = await Promise.all([
    clientUnderTest({ client: "watched", clients: "watched" }),
    launchBrowser(),
  ]);
});
beforeAll(async () => {
  await client.host.setTime(Temporal.ZonedDateTime.from("2030-12-02T23:50[Europe/Paris]").toInstant());
  await client.send("letters", [note(), note(), note("far more than twenty characters")]);
  await client.watchdog("incident", "open", "--title", "A user calls", "--flow", "letters");
  await client.watchdog("ack", "1");
  // The day ends, and is summed up; what comes then belongs to the next one.
  await client.host.advance(Temporal.Duration.from("PT30M"), Temporal.Duration.from("PT10M"));
  await client.host.idle();
  await client.send("letters", [note()]);
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

async function signedIn(name: string, looking: Looking = {}) {
  const address = `${client.outputs.endpoints.console ?? ""}/clients/watched/reports`;
  const opened = await openConsole(browser, address, looking);
  await signIn(opened.page, name);
  return opened;
}

const Line = z.object({
  month: z.string(),
  part: z.string(),
  subject: z.string(),
  figure: z.string(),
  value: z.string(),
});

test("the month shows what was summed up and what came today, and is downloaded", async () => {
  const { page, complaints, close } = await signedIn("Ana");
  await page.getByRole("heading", { name: "Report of December 2030" }).waitFor(WAIT);
  const row = page.getByRole("table", { name: "Flows" }).getByRole("row", { name: /^letters/ });
  const cells = await row.getByRole("cell").allInnerTexts();
  expect(cells.map((text) => text.trim())).toEqual(["4", "3", "1", "0", "0", "100%"]);
  await page.getByRole("application", { name: "Exchanges per day" }).first().waitFor(WAIT);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("watched-2030-12.csv");
  const text = await readFile(await download.path(), "utf8");
  const lines = z.array(Line).parse(parse(text, { columns: true }));
  const valueOf = (part: string, subject: string, figure: string) =>
    lines.find((one) => one.part === part && one.subject === subject && one.figure === figure)?.value;
  expect(valueOf("flow", "letters", "received")).toBe("4");
  expect(
    lines.filter(({ part, figure, value }) => part === "service" && figure === "incidents" && value === "1"),
  ).toHaveLength(1);
  expect(new Set(lines.map(({ month }) => month))).toEqual(new Set(["2030-12"]));
  expect(complaints).toEqual([]);
  await close();
});

test("another month is chosen, and one in which nothing was says so", async () => {
  const { page, close } = await signedIn("Ana");
  await page.getByRole("button", { name: /^Month/ }).click(WAIT);
  await page.getByRole("option", { name: "October 2030" }).click();
  await page.getByRole("heading", { name: "Report of October 2030" }).waitFor(WAIT);
  await page.getByText("Nothing was counted in this month.").first().waitFor(WAIT);
  expect(page.url()).toContain("month=2030-10");
  await close();
});

test.each([
  { on: "desk", dark: false, language: "fr" },
  { on: "phone", dark: true, language: "en" },
] as const)("the page is without serious faults, and fits, on a $on", async (looking) => {
  const { page, close } = await signedIn("Ana", looking);
  await page.getByRole("heading", { level: 1 }).waitFor(WAIT);
  await page.waitForLoadState("networkidle");
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await close();
});
