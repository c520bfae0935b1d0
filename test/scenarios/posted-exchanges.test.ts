/** Source applications post their exchanges with credentials of their own, and nothing but a plain HTTP client. */
import { readFile } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { controlFlow } from "../../schemas/api/control-operations.ts";
import { showPulses } from "../../schemas/api/flow-operations.ts";
import { listHeld } from "../../schemas/api/quarantine-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
let known: z.output<typeof DeskToken>;
beforeAll(async () => {
  client = await clientUnderTest({ client: "posted", clients: "posted" });
  known = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
});
afterAll(() => client?.stop());

const Discovery = z.object({ token_endpoint: z.url() });
const Token = z.object({ access_token: z.string(), token_type: z.literal("Bearer") });

/** As an application does: by its id and secret, at the address that the issuer tells. */
async function askToken(application: string, scope?: string, secret?: string): Promise<Response> {
  const { clientId = "", clientSecret = "" } = known.applications[application] ?? {};
  const discovered = await fetch(`${client.outputs.endpoints.issuer}/.well-known/openid-configuration`);
  const { token_endpoint: address } = Discovery.parse(await discovered.json());
  return fetch(address, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${secret ?? clientSecret}`).toString("base64")}`,
    },
    body: new URLSearchParams({ grant_type: "client_credentials", ...(scope ? { scope } : {}) }),
  });
}
async function tokenOf(application: string, scope?: string): Promise<string> {
  return Token.parse(await (await askToken(application, scope)).json()).access_token;
}

interface Post {
  readonly flow: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
const Answered = z.looseObject({
  exchangeId: z.string().nullish(),
  code: z.string().optional(),
  faults: z.array(z.object({ place: z.string(), fault: z.string() })).optional(),
});
async function post({ flow, body, token, headers }: Post) {
  const answer = await fetch(`${client.outputs.endpoints.api}/exchanges/${flow}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body,
  });
  return { status: answer.status, ...Answered.parse(await answer.json()) };
}

const order = (id: string, count: number | string = 1) =>
  `{ "id": "${id}",\n "lines": [{"sku": "é1", "count": ${JSON.stringify(count)}}] }`;
const bodiesOf = async (flow: string) => (await client.receive(flow)).map(({ Body = "" }) => Body);
const ana = () => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: known.people["ana"] ?? "",
  language: "en" as const,
});
const heldOn = async (flow: string) => {
  const listed = await callApi(ana(), listHeld, { parameters: {}, query: { flow }, body: undefined });
  return listed.outcome === "done" ? listed.answer.items : [];
};

test("what an application posts is answered by its id, and reaches the target byte for byte", async () => {
  const token = await tokenOf("shop");
  const taken = await post({ flow: "orders", body: order("1"), token });
  expect(taken).toMatchObject({
    status: 202,
    flow: "orders",
    exchangeId: "1",
    businessKey: "order 1",
    message: expect.any(String),
  });
  await client.host.idle();
  const arrived = await client.receive("orders");
  expect(arrived.map(({ Body, MessageAttributes }) => [Body, MessageAttributes])).toEqual([
    [order("1"), undefined],
  ]);
});

test("bytes that are no text travel in base64, and have an id made of them", async () => {
  const token = await tokenOf("pim");
  const body = Buffer.from("article;prix\r\nCafé moulu;3,50\r\n", "latin1");
  const asText = { "content-type": "text/csv; charset=iso-8859-1" };
  expect(await post({ flow: "prices", body, token, headers: asText })).toMatchObject({
    status: 415,
    code: "exchange-not-utf8",
  });
  const headers = { "content-type": "application/octet-stream" };
  const taken = await post({ flow: "prices", body, token, headers });
  expect(taken).toMatchObject({
    status: 202,
    exchangeId: expect.stringMatching(/^[0-9a-f]{64}$/),
    businessKey: "Café moulu",
  });
  await client.host.idle();
  const [arrived] = await client.receive("prices");
  expect(arrived?.MessageAttributes).toMatchObject({
    "Content-Transfer-Encoding": { StringValue: "base64" },
  });
  expect(Buffer.from(arrived?.Body ?? "", "base64")).toEqual(body);
  const found = await client.watchdog("find", "Café moulu");
  expect(found.stdout).toContain(String(taken.exchangeId));
});

test("what the contract refuses is turned away at the door where the flow asks for it, else held", async () => {
  const token = await tokenOf("shop");
  const refused = await post({ flow: "orders", body: order("2", "many"), token });
  expect(refused).toMatchObject({
    status: 422,
    code: "exchange-refused",
    faults: [{ place: "/lines/0/count", fault: expect.stringContaining("field-type") }],
  });
  expect(JSON.stringify(refused)).not.toContain("many");
  expect(await post({ flow: "orders", body: "{", token })).toMatchObject({ status: 422 });
  const held = await post({ flow: "returns", body: order("3", "many"), token });
  expect(held).toMatchObject({ status: 202, exchangeId: "3", businessKey: "order 3" });
  expect(await post({ flow: "returns", body: "{", token })).toMatchObject({ status: 202, exchangeId: null });
  await client.host.idle();
  expect(await heldOn("orders")).toEqual([]);
  expect(await heldOn("returns")).toHaveLength(2);
  const now = client.host.now();
  const pulses = await callApi(ana(), showPulses, {
    parameters: { flow: "orders" },
    query: {
      from: now.subtract({ hours: 1 }).toString(),
      until: now.add({ minutes: 1 }).toString(),
      step: "day",
    },
    body: undefined,
  });
  const counted = pulses.outcome === "done" ? pulses.answer.items : [];
  expect(counted).toMatchObject([{ received: 1, quarantined: 0, turnedAway: 2 }]);
});

test("while a lead has the flow under observe, nothing is turned away", async () => {
  const until = client.host.now().add({ hours: 1 }).toString();
  const begun = await callApi(ana(), controlFlow, {
    parameters: { flow: "orders" },
    query: {},
    body: { control: "observe", until, why: "a new contract" },
  });
  expect(begun).toMatchObject({ problem: { status: 403 } });
  const lead = await client.watchdog(
    "observe",
    "orders",
    "--until",
    until,
    "--why",
    "a new contract",
    "--as",
    "local-lead",
  );
  expect(lead).toMatchObject({ exit: 0 });
  await client.host.advance(Temporal.Duration.from({ seconds: 40 }));
  const token = await tokenOf("shop");
  expect(await post({ flow: "orders", body: order("4", "many"), token })).toMatchObject({ status: 202 });
  await client.host.idle();
  expect(await bodiesOf("orders")).toEqual([order("4", "many")]);
  const ended = await client.watchdog("control", "end", "orders", "--as", "local-lead");
  expect(ended).toMatchObject({ exit: 0 });
  await client.host.advance(Temporal.Duration.from({ seconds: 40 }));
});

test("by a key of its own an exchange is taken once, and no other by that key", async () => {
  const token = await tokenOf("shop");
  const headers = { "idempotency-key": '"8e03978e-40d5-43dd-bc93-6894a57f9324"' };
  const first = await post({ flow: "returns", body: order("5"), token, headers });
  expect(first).toMatchObject({ status: 202, exchangeId: "5" });
  expect(await post({ flow: "returns", body: order("5"), token, headers })).toEqual(first);
  const other = await post({ flow: "returns", body: order("6"), token, headers });
  expect(other).toMatchObject({ status: 422, code: "idempotency-key-reused" });
  await client.host.idle();
  expect(await bodiesOf("returns")).toEqual([order("5")]);
});

test("whoever has no token of the flow posts nothing", async () => {
  const body = order("7");
  expect(await post({ flow: "orders", body })).toMatchObject({ status: 401 });
  expect(await post({ flow: "orders", body, token: "none" })).toMatchObject({ status: 401 });
  const desk = known.people["ana"] ?? "";
  expect(await post({ flow: "orders", body, token: desk })).toMatchObject({ status: 401 });
  const pim = await tokenOf("pim");
  expect(await post({ flow: "orders", body, token: pim })).toMatchObject({
    status: 403,
    code: "exchange-scope-missing",
  });
  const narrow = await tokenOf("shop", "watchdog/exchanges watchdog/exchanges:returns");
  expect(await post({ flow: "orders", body, token: narrow })).toMatchObject({ status: 403 });
  const unscoped = await tokenOf("shop", "watchdog/exchanges:orders");
  expect(await post({ flow: "orders", body, token: unscoped })).toMatchObject({ status: 403 });
  expect((await askToken("shop", "watchdog/desk")).status).toBe(400);
  expect((await askToken("shop", undefined, "guessed")).status).toBe(400);
  const answer = await fetch(`${client.outputs.endpoints.api}/flows`, {
    headers: { authorization: `Bearer ${await tokenOf("shop")}` },
  });
  expect(answer.status).toBe(401);
  await client.host.idle();
  expect(await bodiesOf("orders")).toEqual([]);
});

test("a request that cannot be taken is told why", async () => {
  const token = await tokenOf("shop");
  const to = { flow: "returns", body: order("8"), token };
  const typed = (type: string) => post({ ...to, headers: { "content-type": type } });
  expect(await typed("application/xml")).toMatchObject({
    status: 415,
    code: "exchange-media-type",
    subject: "application/json, application/octet-stream",
  });
  const packed = { "content-encoding": "gzip" };
  expect(await post({ ...to, headers: packed })).toMatchObject({ status: 415 });
  expect(await post({ ...to, body: "" })).toMatchObject({ status: 400, code: "exchange-empty" });
  const key = { "idempotency-key": "two words" };
  expect(await post({ ...to, headers: key })).toMatchObject({ status: 400, code: "request-malformed" });
  const most = `{"id": "9", "lines": [{"sku": "x", "count": 1}]}`.padEnd(1_048_576);
  expect(await post({ ...to, body: most })).toMatchObject({ status: 202, exchangeId: "9" });
  expect(await post({ ...to, body: `${most} ` })).toMatchObject({ status: 413, code: "exchange-too-large" });
  await client.host.idle();
  expect(await bodiesOf("returns")).toEqual([most]);
  const stock = await tokenOf("pim");
  expect(await post({ flow: "stock", body: order("9"), token: stock })).toMatchObject({ status: 403 });
});

test("the document of the API tells how to post", async () => {
  const answer = await fetch(`${client.outputs.endpoints.api}/openapi.json`);
  expect(await answer.json()).toMatchObject({
    paths: {
      "/exchanges/{flow}": {
        post: {
          operationId: "postExchange",
          requestBody: {
            content: { "application/json": {}, "text/csv": {}, "application/octet-stream": {} },
          },
          responses: {
            "202": {},
            "401": {},
            "403": {},
            "404": {},
            "413": {},
            "415": {},
            "422": {},
            "429": {},
          },
        },
      },
    },
  });
});

test("whoever posts too fast is told to wait, and what was taken is safe", async () => {
  const token = await tokenOf("shop");
  const posts = Array.from({ length: 60 }, (_, index) =>
    post({ flow: "returns", body: order(`many-${index}`), token }),
  );
  const answers = await Promise.all(posts);
  const taken = answers.flatMap(({ status, ...told }) => (status === 202 ? [told.exchangeId] : []));
  expect(answers.filter(({ status }) => status === 429).length).toBe(60 - taken.length);
  expect(taken.length).toBeLessThan(60);
  await client.host.idle();
  const arrived = await bodiesOf("returns");
  expect(arrived.toSorted()).toEqual(taken.map((id) => order(String(id))).toSorted());
});
