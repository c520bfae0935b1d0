/** The desk's API over the local host: what it says of itself, and the way of a held exchange through it. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { auditTable } from "../../functions/aws/audit-table.ts";
import { callApi } from "../../schemas/api/api-call.ts";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import {
  checkPayload,
  discardHeld,
  listHeld,
  replayHeld,
  showHeld,
  showPayload,
} from "../../schemas/api/quarantine-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import { auditTableName } from "../../schemas/resource-names.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
});
afterAll(() => client.stop());

const address = () => client.outputs.endpoints.api ?? "";
const as = (person: string) => ({
  address: address(),
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});

const Document = z.object({
  openapi: z.literal("3.1.1"),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ security: z.array(z.unknown()) }))),
});

async function document() {
  const answer = await fetch(`${address()}/openapi.json`);
  expect(answer.status).toBe(200);
  return Document.parse(await answer.json());
}

describe("the document", () => {
  test("is there without a token, and every operation in it that asks for one answers 401 without", async () => {
    const { paths } = await document();
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({
        path,
        method,
        open: security.length === 0,
      })),
    );
    expect(operations.filter(({ open }) => open).map(({ method, path }) => `${method} ${path}`)).toEqual([
      "get /l/{code}",
      "post /l/{code}",
      "get /openapi.json",
    ]);
    expect(operations.length).toBeGreaterThan(25);
    for (const { path, method, open } of operations) {
      if (open) continue;
      const answer = await fetch(`${address()}${path}`, { method: method.toUpperCase(), body: null });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });
});

test("tells of its flows, and speaks of problems in the language that is asked for", async () => {
  const asked = { parameters: {}, query: {}, body: undefined };
  const flows = await callApi(as("ana"), listFlows, asked);
  expect(flows).toMatchObject({
    outcome: "done",
    answer: {
      client: { id: "watched" },
      items: expect.arrayContaining([expect.objectContaining({ flow: "orders" })]),
    },
  });
  const unknown = { parameters: { id: "orders.none" }, query: {}, body: undefined };
  const problem = await callApi({ ...as("ana"), language: "fr" }, showHeld, unknown);
  expect(problem).toMatchObject({
    outcome: "refused",
    problem: { status: 404, code: "exchange-unknown", detail: expect.stringContaining("quarantaine") },
  });
});

test("a held exchange is found, looked at, checked, replayed and given up; the trail tells who", async () => {
  const long = "far more than twenty characters";
  const bodies = ["1", "2", "3"].map((id) => ({ body: JSON.stringify({ id, text: long }) }));
  await client.send("letters", bodies);
  const query = { flow: "letters", limit: 2 };
  const first = await callApi(as("ana"), listHeld, { parameters: {}, query, body: undefined });
  if (first.outcome !== "done") throw new Error(first.outcome);
  const cursor = first.answer.next ?? "";
  const rest = await callApi(as("ana"), listHeld, {
    parameters: {},
    query: { ...query, cursor },
    body: undefined,
  });
  if (rest.outcome !== "done") throw new Error(rest.outcome);
  expect(rest.answer.next).toBeNull();
  const items = [...first.answer.items, ...rest.answer.items];
  expect(new Set(items.map(({ exchangeId }) => exchangeId))).toEqual(new Set(["1", "2", "3"]));
  const [id = "", other = ""] = items.map((item) => item.id);

  const one = { parameters: { id }, query: {}, body: undefined };
  const shown = await callApi(as("ana"), showHeld, one);
  if (shown.outcome !== "done") throw new Error(shown.outcome);
  expect(shown.answer.findings).toMatchObject([{ path: "/text" }]);
  const payload = await callApi(as("ana"), showPayload, one);
  expect(payload).toMatchObject({ answer: { body: expect.stringContaining(long) } });
  const mended = { ...one, body: { body: JSON.stringify({ id: "1", text: "short" }) } };
  expect(await callApi(as("ana"), checkPayload, mended)).toMatchObject({ answer: { verdict: "valid" } });

  const outdated = { ...one, body: { why: "a test" }, seen: (shown.revision ?? 0) + 1 };
  expect(await callApi(as("ana"), discardHeld, outdated)).toMatchObject({
    problem: { status: 412, code: "changed-meanwhile" },
  });
  const why = { parameters: { id: other }, query: {}, body: { why: "a test" } };
  expect(await callApi(as("ana"), discardHeld, why)).toMatchObject({ outcome: "done" });
  expect(await callApi(as("ana"), discardHeld, why)).toMatchObject({
    problem: { status: 409, code: "exchange-not-held" },
  });
  expect(await callApi(as("ana"), replayHeld, { ...one, seen: shown.revision })).toMatchObject({
    answer: { outcome: "replaying" },
  });

  const subject = { parameters: {}, query: { subject: `exchange/${id}` }, body: undefined };
  expect(await callApi(as("ana"), readAudit, subject)).toMatchObject({
    problem: { code: "role-insufficient" },
  });
  const trail = await callApi(as("ben"), readAudit, subject);
  if (trail.outcome !== "done") throw new Error(trail.outcome);
  expect(trail.answer.items.map(({ action, by, result, code }) => [action, by, code ?? result])).toEqual([
    ["replay", "ana", "done"],
    ["discard", "ana", "changed-meanwhile"],
    ["view payload", "ana", "done"],
  ]);
  const { answer: acts } = trail;
  for (const { address } of acts.items) expect(address).toMatch(/127\.0\.0\.1|::1/);
});

/** All acts since an hour, in pages of two. */
async function actsOfTheHour() {
  const query = { from: Temporal.Now.instant().subtract({ hours: 1 }).toString(), limit: 2 };
  const items = [];
  let cursor: string | undefined;
  do {
    const page = await callApi(as("ben"), readAudit, {
      parameters: {},
      query: { ...query, cursor },
      body: undefined,
    });
    if (page.outcome !== "done") throw new Error(page.outcome);
    expect(page.answer.items.length).toBeLessThanOrEqual(2);
    items.push(...page.answer.items);
    cursor = page.answer.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

test("the trail is read by time in pages, each act once, newest first", async () => {
  const acts = await actsOfTheHour();
  expect(acts.length).toBeGreaterThanOrEqual(5);
  expect(new Set(acts.map(({ act }) => act)).size).toBe(acts.length);
  expect(acts.map(({ at }) => at)).toEqual(
    acts
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
});

test("what broke off is closed by the sweep, with what its subject shows", async () => {
  const { region, endpoints } = client.outputs;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const dynamodb = new DynamoDBClient({ region, endpoint: endpoints.dynamodb, credentials });
  await client.send("letters", [
    { body: JSON.stringify({ id: "9", text: "far more than twenty characters" }) },
  ]);
  const held = await callApi(as("ana"), listHeld, {
    parameters: {},
    query: { flow: "letters" },
    body: undefined,
  });
  const items = held.outcome === "done" ? held.answer.items : [];
  const id = items.find(({ exchangeId }) => exchangeId === "9")?.id ?? "";
  const act = randomUUID();
  const at = Temporal.Now.instant();
  const intent = { act, subject: `exchange/${id}`, at, by: "ana", address: "203.0.113.7", action: "discard" };
  await auditTable(dynamodb, auditTableName("watched")).intend(intent);
  await client.host.advance(Temporal.Duration.from({ minutes: 7 }));
  const trail = await callApi(as("ben"), readAudit, {
    parameters: {},
    query: { subject: intent.subject },
    body: undefined,
  });
  expect(trail).toMatchObject({ answer: { items: [{ act, result: "unknown", shows: 1 }] } });
  dynamodb.destroy();
});
