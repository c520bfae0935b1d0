/** What an incident may come from, and who may take it, over the desk's API. */
import { readFile } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { releaseTable } from "../../functions/aws/release-table.ts";
import { releasedOf } from "../../functions/sweep/release.ts";
import { callApi } from "../../schemas/api/api-call.ts";
import { listCandidates, showChanges } from "../../schemas/api/incident-context-operations.ts";
import { addMaintenance, watchFlow } from "../../schemas/api/plan-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { watchTableName } from "../../schemas/resource-names.ts";
import { client as watched } from "../clients/watched/watched/client.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
});
afterAll(() => client.stop());

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});
const watch = (flow: string) => ({
  parameters: { flow },
  query: {},
  body: { mode: "observe", why: "noise" } as const,
});
const one = { parameters: { number: 1 }, query: {}, body: undefined };

test("what was deployed, planned and decided in the last seven days is told with an incident, and nothing of other flows", async () => {
  const { region, endpoints } = client.outputs;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const dynamodb = new DynamoDBClient({ region, endpoint: endpoints.dynamodb, credentials });
  const at = client.host.now().subtract({ hours: 240 });
  const before = releasedOf(watched, "the code of last week");
  const orders = {
    contractVersion: 0,
    contract: "another",
    settings: before.flows["orders"]?.settings ?? "",
  };
  await releaseTable(dynamodb, watchTableName("watched")).add({
    ...before,
    at,
    flows: { ...before.flows, orders },
  });
  dynamodb.destroy();
  await client.watchdog("incident", "open", "--title", "No orders since noon", "--flow", "orders");
  await callApi(as("ben"), watchFlow, watch("orders"));
  await callApi(as("ben"), watchFlow, watch("letters"));
  const now = client.host.now();
  const [from, until] = [now.toString(), now.add({ hours: 2 }).toString()];
  const body = { scope: "all", window: { type: "once", from, until }, reason: "disk" } as const;
  await callApi(as("ben"), addMaintenance, { parameters: {}, query: {}, body });
  await client.host.advance(Temporal.Duration.from({ minutes: 2 }));
  const told = await callApi(as("ana"), showChanges, one);
  if (told.outcome !== "done") throw new Error(told.outcome);
  expect(told.answer.complete).toBe(true);
  const found = told.answer.items.map(({ code, flow, by, note, versions }) => [
    code,
    flow,
    by,
    note,
    versions,
  ]);
  expect(new Set(found)).toEqual(
    new Set([
      ["watch-observe", "orders", "ben", "noise", null],
      ["code-deployed", null, null, null, null],
      ["contract-version", "orders", null, null, { from: 0, to: 1 }],
      ["maintenance", null, "ben", "disk", null],
    ]),
  );
});

test("who may take it is told with why and how to reach them", async () => {
  const told = await callApi(as("ana"), listCandidates, one);
  expect(told).toMatchObject({
    answer: {
      competence: expect.any(String),
      items: expect.arrayContaining([
        expect.objectContaining({ person: "ana", phone: "+33639980001", email: "ana@example.com" }),
        expect.objectContaining({ person: "ben" }),
      ]),
    },
  });
});

test("there is nothing around an incident that is none", async () => {
  const none = { ...one, parameters: { number: 99 } };
  const unknown = { problem: { code: "incident-unknown" } };
  expect(await callApi(as("ana"), showChanges, none)).toMatchObject(unknown);
  expect(await callApi(as("ana"), listCandidates, none)).toMatchObject(unknown);
});
