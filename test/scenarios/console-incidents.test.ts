/** An incident in the console: what stops, whom to call, what changed, what shows it, and what each role may do. */
import { Temporal } from "temporal-polyfill";
import type { Browser, Locator, Page } from "playwright-core";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const SUPPORT = "Sarah Whitfield";
const LEAD = "Claire Moreau";
const VIEWER = "Paul Mercier";
const WAIT = { timeout: 20_000 };

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  const turns = [3, 4, 5, 6, 7];
  await client.send(
    "shop-orders",
    turns.map((turn) => ({ body: happenings["order-in-no-currency"].body(turn) })),
  );
  await client.host.advance(Temporal.Duration.from({ minutes: 5 }));
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

const address = (path = "") => `${client.outputs.endpoints.console ?? ""}${path}`;
const FAILING = "/clients/demo/incidents/1";

async function signedIn(name: string, path: string, looking: Looking = {}) {
  const opened = await openConsole(browser, address(path), looking);
  await signIn(opened.page, name);
  return opened;
}

/** Chooses one of the actions that stand in the menu. */
async function choose(page: Page, action: string) {
  await page.getByRole("button", { name: "More actions" }).click(WAIT);
  await page.getByRole("menuitem", { name: action }).click(WAIT);
  return page.getByRole("dialog");
}

/** Confirms what a dialog asks for; again where a sweep changed the incident in between. */
async function confirm(dialog: Locator, name: string) {
  const button = dialog.getByRole("button", { name });
  for (let times = 0; times < 3; times += 1) {
    await button.click(WAIT);
    const refused = dialog
      .getByText("This was not done")
      .waitFor(WAIT)
      .catch(() => {});
    const isDone = dialog.waitFor({ ...WAIT, state: "detached" }).then(
      () => true,
      () => false,
    );
    if (await Promise.race([isDone, refused.then(() => false)])) return;
  }
}

describe("a failing flow's incident", () => {
  test("tells first what stops and what to do, then whom to call and how", async () => {
    const { page, complaints, close } = await signedIn(SUPPORT, FAILING);
    await page.getByText("A large share of these exchanges is held").waitFor(WAIT);
    await page.getByRole("link", { name: "Orders of the web shop, new and updated" }).waitFor(WAIT);
    await page.getByText("open the flow's quarantine, have the cause mended, then replay").waitFor(WAIT);
    const called = page.getByRole("table", { name: "Whom to call" });
    await called.getByRole("link", { name: /^\+33/ }).first().waitFor(WAIT);
    expect(await called.getByRole("link", { name: /^\+33/ }).first().getAttribute("href")).toMatch(
      /^tel:\+33/,
    );
    expect(await called.getByRole("link", { name: /@/ }).first().getAttribute("href")).toMatch(/^mailto:/);
    await page.getByRole("button", { name: /Show all \d+ people/ }).click();
    await called.getByText("Claire Moreau").waitFor(WAIT);
    expect(complaints).toEqual([]);
    await close();
  });

  test("shows its evidence in words, and a chart of what came and what was held around it", async () => {
    const { page, complaints, close } = await signedIn(SUPPORT, FAILING, { language: "fr" });
    await page.getByText("Échanges retenus", { exact: true }).first().waitFor(WAIT);
    await page.getByText("Sur une durée de").waitFor(WAIT);
    await page.getByText("30 min").first().waitFor(WAIT);
    await page.getByRole("application", { name: /shop-orders/ }).waitFor(WAIT);
    await page.getByText("Début de l’anomalie").first().waitFor(WAIT);
    const timeline = await page.getByRole("table", { name: "Chronologie" }).innerText();
    expect(timeline).toMatch(/Ouvert/);
    expect(timeline).not.toMatch(/\b(open|told|opened|adequate)\b/);
    expect(complaints).toEqual([]);
    await close();
  });

  test("tells what changed before it: a watch mode, by whom and why", async () => {
    await client.watchdog("watch", "shop-orders", "live", "--why", "tried for two weeks");
    const { page, close } = await signedIn(VIEWER, FAILING);
    const changed = page.getByRole("table", { name: "What changed" });
    await changed.getByText("Watch set to call (shop-orders)").waitFor(WAIT);
    await changed.getByText("tried for two weeks").waitFor(WAIT);
    expect(await changed.getByRole("row", { name: "Watch set to call" }).innerText()).toContain(
      "shop-orders",
    );
    await close();
  });

  test("is assigned by a lead to somebody whom the roster proposes, with why", async () => {
    const { page, complaints, close } = await signedIn(LEAD, FAILING);
    const dialog = await choose(page, "Assign");
    await dialog
      .getByText(/in hand ·/)
      .first()
      .waitFor(WAIT);
    await dialog.getByRole("radio", { name: "Karim Benali" }).click();
    await confirm(dialog, "Assign");
    await page.getByText("This is recorded.").waitFor(WAIT);
    await page.getByText("Assigned", { exact: true }).waitFor(WAIT);
    expect(await client.watchdogJson("incident", "1")).toMatchObject({ assignee: "karim-benali" });
    expect(complaints).toEqual([]);
    await close();
  });

  test("is requalified by a lead: its priority follows, and the timeline says from what to what", async () => {
    const { page, close } = await signedIn(LEAD, FAILING);
    const dialog = await choose(page, "Requalify");
    await dialog.getByRole("button", { name: "low" }).first().click();
    await confirm(dialog, "Requalify");
    await page.getByText(/impact: high → low/).waitFor(WAIT);
    expect(await client.watchdogJson("incident", "1")).toMatchObject({ impact: "low" });
    await close();
  });

  test("is handed over by support to a competence with what was tried, and escalated with why", async () => {
    const { page, complaints, close } = await signedIn(SUPPORT, FAILING);
    const handOver = await choose(page, "Hand over");
    await handOver.getByRole("radio", { name: "database" }).click();
    await handOver.getByRole("textbox").fill("the currency table is empty");
    await confirm(handOver, "Hand over");
    await page.getByText("the currency table is empty").waitFor(WAIT);
    expect(await client.watchdogJson("incident", "1")).toMatchObject({ competence: "database" });
    const escalate = await choose(page, "Escalate");
    await escalate.getByRole("textbox").fill("orders stand since noon");
    await confirm(escalate, "Escalate");
    await page.getByText("orders stand since noon").waitFor(WAIT);
    await page.getByText("Escalated", { exact: true }).first().waitFor(WAIT);
    // A sweep may have changed the incident in between, which the dialog tells.
    expect(complaints.filter((text) => !text.includes("412"))).toEqual([]);
    await close();
  });
});

describe("the board", () => {
  test("shows what waits, what is mine and what is closed, each with its own address", async () => {
    const { page, complaints, close } = await signedIn(SUPPORT, "/clients/demo/incidents");
    await page.getByRole("link", { name: /#1 / }).waitFor(WAIT);
    await page.getByRole("button", { name: "Closed" }).click();
    await page.getByText("No incident.").waitFor(WAIT);
    expect(page.url()).toBe(address("/clients/demo/incidents?show=closed"));
    await page.reload();
    await page.getByText("No incident.").waitFor(WAIT);
    expect(complaints).toEqual([]);
    await close();
  });

  test("opens a user's call by hand with a held exchange that shows it; taken on, it is mine", async () => {
    const { page, complaints, close } = await signedIn(SUPPORT, "/clients/demo/incidents");
    await page.getByRole("button", { name: "Open an incident" }).click(WAIT);
    const dialog = page.getByRole("dialog");
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string() })) })
      .parse(await client.watchdogJson("quarantine", "list"));
    await dialog.getByRole("textbox", { name: "What happens" }).fill("A customer waits for an order");
    await dialog.getByRole("textbox", { name: "Held exchange that shows it" }).fill(items[0]?.id ?? "");
    await confirm(dialog, "Open");
    await page.getByRole("heading", { name: /A customer waits for an order/ }).waitFor(WAIT);
    await page.getByRole("link", { name: items[0]?.id ?? "" }).waitFor(WAIT);
    await page.getByRole("button", { name: "Acknowledge" }).click(WAIT);
    await page.getByText("This is recorded.").waitFor(WAIT);
    await page.goto(address("/clients/demo/incidents?show=mine"));
    await page.getByRole("link", { name: /A customer waits for an order/ }).waitFor(WAIT);
    expect(await page.getByRole("link", { name: /#1 / }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test("of a viewer opens nothing", async () => {
    const { page, close } = await signedIn(VIEWER, "/clients/demo/incidents");
    await page.getByRole("link", { name: /#1 / }).waitFor(WAIT);
    expect(await page.getByRole("button", { name: "Open an incident" }).count()).toBe(0);
    await close();
  });
});

describe("a role without the right", () => {
  test("of support neither assigns nor requalifies", async () => {
    const { page, close } = await signedIn(SUPPORT, FAILING);
    await page.getByRole("button", { name: "More actions" }).click(WAIT);
    expect(await page.getByRole("menuitem").allInnerTexts()).toEqual(["Hand over", "Escalate"]);
    await close();
  });

  test("of a viewer sees no action, and nobody's phone", async () => {
    const { page, complaints, close } = await signedIn(VIEWER, FAILING);
    await page.getByRole("table", { name: "Timeline" }).waitFor(WAIT);
    expect(await page.getByRole("button", { name: /Acknowledge|Wait|Resolve|More actions/ }).count()).toBe(0);
    expect(await page.getByText("Whom to call").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

test.each([
  { on: "desk", dark: false },
  { on: "phone", dark: true },
] as const)("an incident is without serious faults, and fits, on a $on, dark: $dark", async (looking) => {
  const { page, close } = await signedIn(LEAD, FAILING, looking);
  await page.getByRole("application", { name: /shop-orders/ }).waitFor(WAIT);
  await page.waitForLoadState("networkidle");
  expect(await seriousFaults(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await close();
});
