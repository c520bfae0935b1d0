/** What is held is counted by what is wrong with it, over the local host, also where a process ends half way. */
import { readFile } from "node:fs/promises";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { stores } from "../../functions/aws/stores.ts";
import { discarded } from "../../functions/quarantine/life.ts";
import { callApi } from "../../schemas/api/api-call.ts";
import { correctHeld } from "../../schemas/api/correction-operations.ts";
import { showStatus } from "../../schemas/api/flow-operations.ts";
import { discardHeld, listHeld, replayHeld } from "../../schemas/api/quarantine-operations.ts";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { traceKey } from "../../schemas/api/trace-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { lineTableName, pulseTableName, quarantineTableName } from "../../schemas/resource-names.ts";
import { client as corrected } from "../clients/corrected/corrected/client.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
beforeAll(async () => {
  client = await clientUnderTest({ client: "corrected", clients: "corrected" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
});
afterAll(() => client.stop());

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});

const parcel = (id: string, postcode: string, city = "Lyon") =>
  JSON.stringify({ id, to: { name: "A. B.", city, postcode } });

async function signaturesOf(flow: string, query: object = {}) {
  const asked = { parameters: {}, query: { flow, ...query }, body: undefined };
  const listed = await callApi(as("ana"), listSignatures, asked);
  if (listed.outcome !== "done") throw new Error(listed.outcome);
  return listed.answer;
}

async function heldOf(flow: string, signature?: string) {
  const asked = { parameters: {}, query: { flow, signature }, body: undefined };
  const listed = await callApi(as("ana"), listHeld, asked);
  return listed.outcome === "done" ? listed.answer.items : [];
}

async function statusOf(flow: string) {
  const status = await callApi(as("ana"), showStatus, { parameters: {}, query: {}, body: undefined });
  const items = status.outcome === "done" ? status.answer.items : [];
  return items.find((one) => one.flow === flow)?.held;
}

const on = (id: string) => ({ parameters: { id }, query: {}, body: undefined });

/** The quarantine, in a process that ends where an update says this. */
function endingAt(marker: string) {
  const { region, endpoints } = client.outputs;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const dynamodb = new DynamoDBClient({ region, endpoint: endpoints.dynamodb, credentials });
  const names = {
    journal: "none",
    quarantine: quarantineTableName("corrected"),
    pulse: pulseTableName("corrected"),
    lines: lineTableName("corrected"),
    payloads: "none",
  };
  const { quarantine } = stores({ dynamodb }, names, corrected.retention);
  dynamodb.middlewareStack.add((next) => (args) => {
    if (JSON.stringify(args.input).includes(marker)) throw new Error("the process has ended");
    return next(args);
  });
  return { dynamodb, quarantine };
}

test("what fails for one cause is counted once for all, tells what it means, and what fixed it last time", async () => {
  await client.send(
    "parcels",
    ["1", "2", "3"].map((id) => ({ body: parcel(id, "6900") })),
  );
  await client.send("parcels", [{ body: parcel("4", "69001", "") }, { body: parcel("1", "6900") }]);
  const { items } = await signaturesOf("parcels");
  expect(items).toMatchObject([
    { held: 3, reason: "contract", faults: [{ path: "/to/postcode" }], lastRemedy: null },
    { held: 1, reason: "contract", faults: [{ path: "/to/city" }], lastRemedy: null },
  ]);
  expect(items[0]?.faults[0]?.message.fr.length).toBeGreaterThan(10);
  expect(JSON.stringify(items)).not.toContain("6900");
  expect(await statusOf("parcels")).toBe(4);
  const first = await signaturesOf("parcels", { limit: 1, order: "recent" });
  expect(first.items).toHaveLength(1);
  const rest = await signaturesOf("parcels", { limit: 1, order: "recent", cursor: first.next });
  expect([...first.items, ...rest.items].map(({ signature }) => signature).toSorted()).toEqual(
    items.map(({ signature }) => signature).toSorted(),
  );
  expect(rest.next).toBeNull();

  const signature = items[0]?.signature ?? "";
  const [one, other] = await heldOf("parcels", signature);
  const why = { ...on(one?.id ?? ""), body: { why: "sent for a test" } };
  expect((await callApi(as("ana"), discardHeld, why)).outcome).toBe("done");
  expect((await signaturesOf("parcels")).items[0]).toMatchObject({
    held: 2,
    lastRemedy: { how: "discarded", by: "ana", note: "sent for a test" },
  });
  const mended = parcel(other?.exchangeId ?? "", "69001");
  const correction = { body: mended, basedOn: 0, why: "postcode of the customer" };
  await callApi(as("ben"), correctHeld, { ...on(other?.id ?? ""), body: correction });
  await callApi(as("ben"), replayHeld, on(other?.id ?? ""));
  await client.host.idle();
  expect((await signaturesOf("parcels")).items.find((one) => one.signature === signature)).toMatchObject({
    held: 1,
    lastRemedy: { how: "corrected", by: "ben", note: "postcode of the customer" },
  });
  expect(await heldOf("parcels", signature)).toHaveLength(1);
  expect(await statusOf("parcels")).toBe(2);
  const told = await client.watchdog("quarantine", "signatures", "--flow", "parcels");
  expect(told.stdout).toContain("corrected (ben)");
});

test("a replay that comes back is counted again, and what came once more is counted as it was", async () => {
  await client.send("parcels", [{ body: parcel("7", "6900"), attributes: {} }]);
  const before = await statusOf("parcels");
  const [newest] = await heldOf("parcels");
  await callApi(as("ana"), replayHeld, on(newest?.id ?? ""));
  await client.host.idle();
  expect(await statusOf("parcels")).toBe(before);
});

/** The flows of what a text finds for somebody. */
async function found(person: string, text: string) {
  const asked = { parameters: {}, query: { text }, body: undefined };
  const listed = await callApi(as(person), listHeld, asked);
  return listed.outcome === "done" ? listed.answer.items.map(({ flow }) => flow) : listed.outcome;
}

test("a text is found in findings and keys, but not in keys that may not be seen, nor in payloads", async () => {
  await client.send("letters", [{ body: JSON.stringify({ id: "9", sender: "Jane Doe", text: "sesame" }) }]);
  expect(await found("ana", "jane")).toEqual(["letters"]);
  expect(await found("local-viewer", "jane")).toEqual([]);
  expect(await found("local-viewer", "/TEXT")).toEqual(["letters"]);
  expect(await found("ana", "sesame")).toEqual([]);
  expect(new Set(await found("local-viewer", "POSTCODE"))).toEqual(new Set(["parcels"]));
  expect(await found("local-viewer", "parcel 4")).toEqual(["parcels"]);
});

async function traced(person: string, key: string) {
  const asked = { parameters: {}, query: { key }, body: undefined };
  const answered = await callApi(as(person), traceKey, asked);
  return answered.outcome === "done" ? answered.answer.items.map(({ flow }) => flow) : answered;
}

test("a key that may not be seen cannot be traced either", async () => {
  expect(await traced("ana", "Jane Doe")).toEqual(["letters"]);
  expect(await traced("local-viewer", "Jane Doe")).toEqual([]);
  expect(await traced("local-viewer", "parcel 4")).toContain("parcels");
});

test("who is no lead replays or discards no more in one go than the client allows", async () => {
  const [one] = await heldOf("letters");
  const many = { ...on(one?.id ?? ""), query: { together: 101 }, body: { why: "a test" } };
  expect(await callApi(as("ana"), discardHeld, many)).toMatchObject({
    problem: { status: 403, code: "bulk-needs-lead" },
  });
  expect(await callApi(as("ana"), replayHeld, { ...many, body: undefined })).toMatchObject({
    problem: { code: "bulk-needs-lead" },
  });
  expect((await callApi(as("ben"), discardHeld, many)).outcome).toBe("done");
});

test("a count that broke off is made good by the sweep, once it rests", async () => {
  await client.send(
    "payments",
    ["1", "2"].map((id) => ({ body: JSON.stringify({ id, amount: "12,50" }) })),
  );
  const { dynamodb, quarantine } = endingAt("ADD held");
  const [one] = await heldOf("payments");
  const at = client.host.now();
  await quarantine.change(one?.id ?? "", (held) => discarded(held, { at, by: "ana", note: "a test" }));
  dynamodb.destroy();
  expect((await signaturesOf("payments")).items).toMatchObject([{ held: 2 }]);
  await client.host.advance(Temporal.Duration.from({ minutes: 12 }));
  expect((await signaturesOf("payments")).items).toMatchObject([{ held: 1 }]);
  expect(await statusOf("payments")).toBe(1);
});

test("what came expires with its exchange, also where the process ended in between, once it is asked for again", async () => {
  await client.send("payments", [{ body: JSON.stringify({ id: "9", amount: "7,5" }) }]);
  const [one] = await heldOf("payments");
  const id = one?.id ?? "";
  const { dynamodb, quarantine } = endingAt("SET expiresAt");
  const at = client.host.now();
  const discard = () => quarantine.change(id, (held) => discarded(held, { at, by: "ana", note: "a test" }));
  await expect(discard()).rejects.toThrow("the process has ended");
  dynamodb.destroy();
  const contentOf = async () => {
    const { Item } = await reading.send(
      new GetItemCommand({
        TableName: quarantineTableName("corrected"),
        Key: { id: { S: id }, part: { S: "content#original" } },
      }),
    );
    return Item;
  };
  const { dynamodb: reading } = endingAt("nothing");
  expect(await contentOf()).not.toHaveProperty("expiresAt");
  const again = await callApi(as("ana"), discardHeld, { ...on(id), body: { why: "a test" } });
  expect(again).toMatchObject({ outcome: "refused" });
  expect(await contentOf()).toHaveProperty("expiresAt");
  reading.destroy();
});
