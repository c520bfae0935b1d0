/** Screen shots of every page of the console, light and dark, on a desk and on a phone: `npm run screens`. */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { happenings } from "../../local/show/story/happenings.ts";
import { launchBrowser } from "./browser.ts";
import { clientUnderTest } from "./client-under-test.ts";
import { openConsole, signIn } from "./console-desk.ts";

const FOLDER = fileURLToPath(new URL("../../docs/screens", import.meta.url));
const WAIT = { timeout: 20_000 };
const LOOKS = [
  { on: "desk", dark: false },
  { on: "desk", dark: true },
  { on: "phone", dark: false },
  { on: "phone", dark: true },
] as const;
const PAGES = [
  ["overview", "/"],
  ["client", "/clients/demo"],
  ["incidents", "/clients/demo/incidents"],
  ["incident", "/clients/demo/incidents/1"],
  ["flow", "/clients/demo/flows/shop-orders"],
  ["quarantine", "/clients/demo/quarantine"],
  ["search", "/clients/demo/search?key=%231004"],
  ["team", "/clients/demo/team"],
  ["notifications", "/clients/demo/notifications"],
  ["reports", "/clients/demo/reports"],
] as const;

/** The pages that show a chart, which is loaded by itself. */
const WITH_CHART: ReadonlySet<string> = new Set(["incident", "flow"]);

test("every page is pictured", { timeout: 600_000 }, async () => {
  await mkdir(FOLDER, { recursive: true });
  const [client, browser] = await Promise.all([clientUnderTest({}), launchBrowser()]);
  try {
    const bodies = ["order-in-no-currency", "order-with-wrong-total", "order-without-lines"] as const;
    await client.send(
      "shop-orders",
      bodies.map((name, turn) => ({ body: happenings[name].body(turn + 3) })),
    );
    await client.send("shipments", [{ body: happenings["shipment-cut-short"].body(1) }]);
    const good = [20, 21, 22, 23, 24].map((turn) => ({ body: happenings["new-order"].body(turn) }));
    await client.send("shop-orders", good);
    const title = "The shop calls: no orders since noon";
    await client.watchdog("incident", "open", "--title", title, "--flow", "shop-orders");
    const address = client.outputs.endpoints.console ?? "";
    for (const look of LOOKS) {
      const { page, close } = await openConsole(browser, address, look);
      const picture = (name: string) =>
        page.screenshot({ path: `${FOLDER}/${name}-${look.on}-${look.dark ? "dark" : "light"}.png` });
      await page.getByRole("button", { name: "Sign in" }).waitFor(WAIT);
      await picture("sign-in");
      await signIn(page, "Sarah Whitfield");
      for (const [name, path] of PAGES) {
        await page.goto(`${address}${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor(WAIT);
        await page.waitForLoadState("networkidle");
        if (WITH_CHART.has(name)) await page.getByRole("application").waitFor(WAIT);
        expect((await picture(name)).length).toBeGreaterThan(0);
      }
      await page.goto(`${address}/clients/demo/quarantine`);
      await page.getByRole("link", { name: "#1004" }).click(WAIT);
      await page.getByText("1 error").waitFor(WAIT);
      await page.locator(".cm-content").waitFor(WAIT);
      await picture("exchange");
      await close();
    }
  } finally {
    await browser.close();
    await client.stop();
  }
});
