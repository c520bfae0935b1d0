/**
 * From the SMS of a call to an exchange that is sent again, on a phone: in at most six taps, besides the sign-in, for
 * which the issuer mostly asks nothing, since it keeps a session of its own.
 */
import { Temporal } from "temporal-polyfill";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { openConsole, signIn } from "./console-desk.ts";
import { Outbox } from "./outbox.ts";

const WAIT = { timeout: 20_000 };
const SUPPORT = "Sarah Whitfield";

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  await client.host.setTime(Temporal.Instant.from("2030-11-25T09:00:00Z"));
  await client.send(
    "shop-orders",
    [3, 4, 5, 6, 7].map((turn) => ({ body: happenings["order-in-no-currency"].body(turn) })),
  );
  await client.host.advance(Temporal.Duration.from({ minutes: 5 }));
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

/** The link in the SMS of the call, whoever got it. */
async function linkOfCall(): Promise<string> {
  const told = await new Outbox(client.outputs).all();
  const links = told
    .filter(({ protocol }) => protocol === "sms")
    .map(({ body }) => body.split(" ").at(-1) ?? "")
    .filter((word) => word.startsWith("http"));
  return links.at(-1) ?? "";
}

test("who is called takes it on, sees the cause, and sends one exchange again", async () => {
  let taps = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.click(WAIT);
  };
  const { page, complaints, close } = await openConsole(browser, await linkOfCall(), { on: "phone" });
  taps += 1;
  await tap(page.getByRole("button", { name: /^(I take it on|Je prends en charge)$/ }));
  await tap(page.getByRole("link", { name: /^(Open the incident|Ouvrir l'incident)/ }));
  await signIn(page, SUPPORT);
  const cause = page.getByRole("link", { name: /currency-unknown/ });
  await page.getByText("This currency is not in ISO 4217").first().waitFor(WAIT);
  await tap(cause.first());
  await tap(page.getByRole("link", { name: "#" }).first());
  await tap(page.getByRole("button", { name: "Replay" }));
  await page.getByText("1 exchange is on its way to be replayed.").waitFor(WAIT);
  expect(taps).toBeLessThanOrEqual(6);
  expect(complaints).toEqual([]);
  await close();
});
