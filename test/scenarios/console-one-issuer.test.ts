/** Two clients whose people sign in at one issuer: one sign-in, and the rights of each client apart. */
import { fileURLToPath } from "node:url";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { builtConsole } from "../../infra/console-build.ts";
import { type ClientHost, hostClient } from "../../local/client-host.ts";
import { ConsoleServer } from "../../local/console/console-server.ts";
import { shownClient } from "../../local/console/shown-client.ts";
import { user } from "../local/issuer/users.ts";
import { launchBrowser } from "./browser.ts";
import { openConsole, signIn } from "./console-desk.ts";

const WAIT = { timeout: 20_000 };
const users = [user("ana", ["north/support", "south/viewer"]), user("ben", ["north/viewer"])];

let browser: Browser;
let server: ConsoleServer;
let hosts: readonly ClientHost[] = [];
beforeAll(async () => {
  vi.stubEnv("WATCHDOG_CLIENTS", fileURLToPath(new URL("../clients/sharing", import.meta.url)));
  [browser, server] = await Promise.all([launchBrowser(), ConsoleServer.listen()]);
  const hosted = { consoles: [server.endpoint], log: () => {} };
  const north = await hostClient({ ...hosted, client: "north", signIn: { users } });
  hosts = [north];
  const sharedIssuer = north.host.issuer;
  if (!sharedIssuer) throw new Error("north has no issuer");
  hosts = [north, await hostClient({ ...hosted, client: "south", signIn: { sharedIssuer } })];
  const clients = hosts.flatMap(({ client, host }) => shownClient(client, host) ?? []);
  server.show({ folder: builtConsole(), configuration: { clients } });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await browser?.close();
  server?.stop();
  await Promise.all(hosts.map((host) => host.stop()));
});

test("one sign-in opens both clients, each with the role that one has there", async () => {
  const { page, complaints, close } = await openConsole(browser, server.endpoint);
  await signIn(page, "ana");
  for (const name of ["North", "South"]) {
    await page.getByRole("row", { name }).getByText("All is well").waitFor(WAIT);
  }
  expect(complaints).toEqual([]);
  await close();
});

test("a business key is searched for at all clients in one go", async () => {
  for (const { outputs, host } of hosts) {
    const { endpoints, region, flows } = outputs;
    const credentials = { accessKeyId: "any", secretAccessKey: "any" };
    const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
    await sqs.send(
      new SendMessageCommand({ QueueUrl: flows["notes"]?.inbound, MessageBody: JSON.stringify({ id: "7" }) }),
    );
    sqs.destroy();
    await host.idle();
  }
  const { page, complaints, close } = await openConsole(browser, `${server.endpoint}/search?key=note%207`);
  await signIn(page, "ana");
  await page.getByText("Forwarded").nth(1).waitFor(WAIT);
  for (const name of ["North", "South"]) await page.getByText(name).first().waitFor(WAIT);
  expect(complaints).toEqual([]);
  await close();
});

test("who has a group at one client alone sees nothing of the other", async () => {
  const { page, close } = await openConsole(browser, server.endpoint);
  await signIn(page, "ben");
  await page.getByRole("row", { name: "North" }).getByText("All is well").waitFor(WAIT);
  await page.goto(`${server.endpoint}/clients/south`);
  await page.getByText("Your role does not allow this action").first().waitFor(WAIT);
  expect(await page.getByText("notes").count()).toBe(0);
  await close();
});
