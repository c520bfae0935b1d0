/** What a browser lets the console's page do: run its own files, and call its clients and nobody else. */
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { Browser, Page } from "playwright-core";
import * as z from "zod";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtConsole } from "../../infra/console-build.ts";
import { ConsoleServer } from "../../local/console/console-server.ts";
import { launchBrowser } from "./browser.ts";
import { openConsole } from "./console-desk.ts";

/** A server that answers everybody, and keeps count. */
async function listener(): Promise<{
  readonly server: Server;
  readonly origin: string;
  asked: () => number;
}> {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { server, origin: `http://127.0.0.1:${port}`, asked: () => asked };
}

let browser: Browser;
let server: ConsoleServer;
let api: Awaited<ReturnType<typeof listener>>;
let stranger: Awaited<ReturnType<typeof listener>>;
beforeAll(async () => {
  [browser, server, api, stranger] = await Promise.all([
    launchBrowser(),
    ConsoleServer.listen(),
    listener(),
    listener(),
  ]);
  const client = { id: "demo", name: "Demo", clientId: "1", scope: "openid", groups: "groups" };
  const configuration = { clients: [{ ...client, api: api.origin, issuer: `${api.origin}/pool` }] };
  server.show({ folder: builtConsole(), configuration });
});
afterAll(async () => {
  await browser?.close();
  server?.stop();
  api?.server.close();
  stranger?.server.close();
});

/** What a call from within the page comes to. */
const called = (page: Page, address: string) =>
  page.evaluate((url) => fetch(url).then(() => "answered"), address);

test("a client's API is called, another origin is not", async () => {
  const { page, close } = await openConsole(browser, `${server.endpoint}/clients/demo`);
  await page.getByRole("button", { name: "Sign in" }).first().waitFor();
  expect(await called(page, `${api.origin}/flows`)).toBe("answered");
  await expect(called(page, `${stranger.origin}/flows`)).rejects.toThrow("Failed to fetch");
  expect(api.asked()).toBeGreaterThan(0);
  expect(stranger.asked()).toBe(0);
  await close();
});

test("a script or a style in the page that is not the console's own does nothing", async () => {
  const { page, close } = await openConsole(browser, server.endpoint);
  await page.getByRole("button", { name: "Sign in" }).first().waitFor();
  await page.addScriptTag({ content: "globalThis.ran = true" }).catch(() => undefined);
  await page.addStyleTag({ content: "body { --ran: 1 }" }).catch(() => undefined);
  expect(await page.evaluate("globalThis.ran")).toBeUndefined();
  expect(await page.evaluate("getComputedStyle(document.body).getPropertyValue('--ran')")).toBe("");
  await close();
});

test("what is no file is the console's page, with the headers; only below assets it is missing", async () => {
  for (const path of ["/", "/index.html", "/clients/demo/quarantine/1"]) {
    const answer = await fetch(`${server.endpoint}${path}`);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(await answer.text()).toContain(`connect-src 'self' ${api.origin}`);
  }
  expect((await fetch(`${server.endpoint}/assets/gone.js`)).status).toBe(404);
});
