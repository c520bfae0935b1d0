/** Two clients in one console: one overview, and each with the rights that somebody has there. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hostClient } from "../../local/client-host.ts";
import { builtConsole } from "../../infra/console-build.ts";
import { ConsoleServer } from "../../local/console/console-server.ts";
import { shownClient } from "../../local/console/shown-client.ts";
import { launchBrowser } from "./browser.ts";
import { openConsole, signIn } from "./console-desk.ts";

const WAIT = { timeout: 20_000 };
const log = () => {};

let browser: Browser;
let server: ConsoleServer;
let hosts: readonly Awaited<ReturnType<typeof hostClient>>[] = [];
beforeAll(async () => {
  server = await ConsoleServer.listen();
  const hosted = (client: string) => hostClient({ client, consoles: [server.endpoint], log });
  browser = await launchBrowser();
  hosts = [await hosted("demo")];
  const clients = hosts.flatMap(({ client, host }) => shownClient(client, host) ?? []);
  // A second stack of the same flows, at an API and an issuer of its own.
  hosts = [...hosts, await hosted("demo")];
  const others = hosts.slice(1).flatMap(({ client, host }) => {
    const shown = shownClient(client, host);
    return shown ? [{ ...shown, id: "other", name: "Other Distribution" }] : [];
  });
  server.show({ folder: builtConsole(), configuration: { clients: [...clients, ...others] } });
});
afterAll(async () => {
  server?.stop();
  await browser?.close();
  await Promise.all(hosts.map((host) => host.stop()));
});

test("each needs its own sign-in at an issuer of its own, and a token of one gives nothing at the other", async () => {
  const { page, complaints, close } = await openConsole(browser, server.endpoint);
  await page.getByText("For Demo Distribution").waitFor(WAIT);
  await page.getByText("For Other Distribution").waitFor(WAIT);
  await signIn(page, "Sarah Whitfield");
  await page.getByRole("link", { name: "Demo Distribution" }).last().waitFor(WAIT);
  await page.getByText("For Other Distribution").waitFor(WAIT);
  await page
    .getByRole("row", { name: /Other Distribution/ })
    .getByText("Unknown")
    .waitFor(WAIT);
  await page
    .getByRole("row", { name: /Demo Distribution/ })
    .getByText("All is well")
    .waitFor(WAIT);
  await signIn(page, "Sarah Whitfield");
  // The groups of its people name another client: at this one they have no role.
  await page.getByRole("link", { name: "Other Distribution" }).last().click(WAIT);
  await page.getByText("Your role does not allow this action").first().waitFor(WAIT);
  expect(complaints).toEqual([]);
  await close();
});
