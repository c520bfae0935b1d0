/** The team in the console: who is there, who can be told, who is away, and where nobody is. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 30_000 };

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
  const address = `${client.outputs.endpoints.console ?? ""}/clients/watched/team`;
  const opened = await openConsole(browser, address, looking);
  await signIn(opened.page, name);
  return opened;
}

test("a lead enters an absence, which leaves one person, and takes it away again", async () => {
  const { page, complaints, close } = await signedIn("Ben");
  const week = page.getByRole("table", { name: "This week" });
  await week.getByRole("row", { name: /Ana/ }).getByText("E-mail").waitFor(WAIT);
  expect(await week.getByRole("row", { name: /Ana/ }).getByText("08:00–18:00").count()).toBe(5);
  await page
    .getByText("Every competence is covered by two people at least.")
    .waitFor({ ...WAIT, state: "detached" });
  await page.getByRole("button", { name: "Add an absence" }).click();
  const dialog = page.getByRole("dialog", { name: "Add an absence" });
  await dialog.getByRole("button", { name: "Person" }).click();
  await page.getByRole("option", { name: "Ana" }).click();
  const today = client.host.now().toZonedDateTimeISO("Europe/Paris").toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const typed = (day: typeof today) => day.toString().replaceAll("-", "/");
  await dialog.getByRole("textbox", { name: "First day" }).fill(typed(monday));
  await dialog.getByRole("textbox", { name: "Last day" }).fill(typed(monday.add({ days: 13 })));
  await dialog.getByRole("textbox", { name: "Reason" }).fill("on leave");
  await dialog.getByRole("button", { name: "Add an absence" }).click();
  await page.getByRole("cell", { name: "on leave" }).waitFor(WAIT);
  await week
    .getByRole("row", { name: /Ana/ })
    .getByText("08:00–18:00")
    .first()
    .waitFor({ ...WAIT, state: "detached" });
  const holes = page.getByRole("table", { name: "Coverage holes, four weeks" });
  await holes
    .getByRole("row", { name: /One person only ben/ })
    .first()
    .waitFor(WAIT);
  await page.getByRole("button", { name: "Remove the absence of ana" }).click();
  await page.getByText("No absence now or to come.").waitFor(WAIT);
  expect(complaints).toEqual([]);
  await close();
});

test.each([
  { on: "desk", dark: false, language: "fr" },
  { on: "phone", dark: true, language: "en" },
] as const)(
  "somebody of support only looks; the page is without serious faults, and fits, on a $on",
  async (looking) => {
    const { page, close } = await signedIn("Ana", looking);
    await page
      .getByText(looking.language === "fr" ? "Courriel" : "E-mail")
      .first()
      .waitFor(WAIT);
    await page.waitForLoadState("networkidle");
    expect(await page.getByRole("button", { name: /absence/ }).count()).toBe(0);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
    await close();
  },
);
