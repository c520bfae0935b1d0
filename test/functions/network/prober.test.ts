/** Probes ask real servers on loopback. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { createServer, type Server } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import * as z from "zod";
import { networkProber } from "../../../functions/network/prober.ts";
import { probeOf } from "../probes.ts";

// A certificate of localhost that signs itself, and its key, made for this test and used nowhere else.
const pem = (name: string) => readFileSync(new URL(`localhost/${name}.pem`, import.meta.url), "utf8");
const certificate = pem("certificate");
const tls = { cert: certificate, key: pem("key") };

const Address = z.object({ port: z.number() });
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return Address.parse(server.address()).port;
}

const page = (url: string, rest: { readonly text?: string; readonly timeout?: string } = {}) =>
  networkProber.ask(probeOf({ type: "https", url, insecure: url.startsWith("http:"), ...rest }));

const served = async (listener: http.RequestListener) => {
  const port = await portOf(http.createServer(listener));
  return `http://127.0.0.1:${port}/health`;
};

test("a page answers with its status, and its text only where that is asked for", async () => {
  const url = await served((_, response) => response.writeHead(503).end("down for repair"));
  expect(await page(url)).toEqual({
    answered: "page",
    status: 503,
    text: undefined,
    certificateExpires: undefined,
  });
  expect(await page(url, { text: "UP" })).toMatchObject({ status: 503, text: "down for repair" });
});

test("a redirect is an answer, and is not followed", async () => {
  const paths: string[] = [];
  const url = await served(({ url = "" }, response) => {
    paths.push(url);
    response.writeHead(302, { location: "/login" }).end();
  });
  expect(await page(url)).toMatchObject({ status: 302 });
  expect(paths).toEqual(["/health"]);
});

test("of a page without end the first 64 KiB are read", async () => {
  const url = await served((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
    };
    response.on("drain", more);
    more();
  });
  expect(await page(url, { text: "UP" })).toMatchObject({ status: 200, text: "x".repeat(65_536) });
});

test.each<[string, http.RequestListener]>([
  ["never answers", () => undefined],
  ["never ends its answer", (_, response) => response.write("beginning")],
])("a server that %s is a timeout", async (_, listener) => {
  const url = await served(listener);
  expect(await page(url, { text: "UP", timeout: "PT0.2S" })).toEqual({
    answered: "nothing",
    why: "timeout",
    code: "ETIMEDOUT",
  });
});

test("a server that hangs up is a failure of the connection", async () => {
  const url = await served(({ socket }) => socket.destroy());
  expect(await page(url)).toEqual({ answered: "nothing", why: "connection", code: "ECONNRESET" });
});

test("a certificate that nobody vouches for is a failure, and one that is trusted tells when it expires", async () => {
  const port = await portOf(https.createServer(tls, (_, response) => response.end("UP")));
  const url = `https://localhost:${port}/health`;
  expect(await page(url)).toMatchObject({ answered: "nothing", why: "certificate" });
  const trusted = getCACertificates("default");
  setDefaultCACertificates([...trusted, certificate]);
  try {
    expect(await page(url, { text: "UP" })).toEqual({
      answered: "page",
      status: 200,
      text: "UP",
      certificateExpires: Temporal.Instant.from("2126-01-01T00:00:00Z"),
    });
    expect(await page(`https://127.0.0.1:${port}/`)).toMatchObject({
      why: "certificate",
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
  } finally {
    setDefaultCACertificates(trusted);
  }
});

test("a port is well when it can be connected to, and nothing is sent to it", async () => {
  const received: Buffer[] = [];
  const closed = Promise.withResolvers<void>();
  const server = createServer((socket) => {
    socket.on("data", (data) => received.push(data)).on("close", () => closed.resolve());
  });
  const port = await portOf(server);
  expect(await networkProber.ask(probeOf({ type: "tcp", host: "127.0.0.1", port }))).toEqual({
    answered: "connection",
  });
  await closed.promise;
  expect(received).toEqual([]);
});

test("a port that nobody listens on is refused", async () => {
  const server = createServer();
  const port = await portOf(server);
  server.close();
  await once(server, "close");
  expect(await networkProber.ask(probeOf({ type: "tcp", host: "127.0.0.1", port }))).toEqual({
    answered: "nothing",
    why: "refused",
    code: "ECONNREFUSED",
  });
});
