/** The first line corrects the fields that a flow gives it, and nothing else, over the local host. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { type Asked, callApi } from "../../schemas/api/api-call.ts";
import { approveHeld, lockHeld } from "../../schemas/api/correction-operations.ts";
import { correctFields, showFields } from "../../schemas/api/first-line-operations.ts";
import { listHeld, replayHeld, showHeld } from "../../schemas/api/quarantine-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest, type Sent } from "./client-under-test.ts";

const FIRST_LINE = "local-first-line";
const SHOP: NonNullable<Sent["attributes"]> = { shop: { DataType: "String", StringValue: "lyon" } };

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

/** Sends a message that is held, and answers its id. */
async function heldId(flow: string, body: string, attributes = SHOP): Promise<string> {
  await client.send(flow, [{ body, attributes }]);
  const listed = await callApi(as("ana"), listHeld, { parameters: {}, query: { flow }, body: undefined });
  const [first] = listed.outcome === "done" ? listed.answer.items : [];
  if (!first) throw new Error("nothing is held");
  return first.id;
}

type Fields = z.input<typeof correctFields.body>["fields"];
type Further = Pick<
  Asked<typeof correctFields.parameters, typeof correctFields.query, typeof correctFields.body>,
  "seen" | "key"
> & { readonly replay?: boolean };

const on = (id: string) => ({ parameters: { id }, query: {}, body: undefined });
const correct = (person: string, id: string, fields: Fields, { replay = true, ...further }: Further = {}) =>
  callApi(as(person), correctFields, {
    ...on(id),
    ...further,
    body: { fields, replay, why: "told by the customer" },
  });

/** A parcel as its sender writes it, by the ways of writing that JSON allows. */
const parcel = (id: string, postcode = "6900") =>
  `{"id":"${id}", "weight": 12.50,\n  "to": {"name": "Jane \\u0041", "city": "Lyon",\t"postcode" : "${postcode}"} }\n`;

const base64 = (text: string) => Buffer.from(text).toString("base64");

test("a permitted field is shown, corrected and sent; every other byte stays", async () => {
  const id = await heldId("parcels", parcel("1"));
  const shown = await callApi(as(FIRST_LINE), showFields, on(id));
  expect(shown).toMatchObject({
    answer: {
      version: 0,
      fieldsTotal: 1,
      fields: [{ place: "/to/postcode", value: "6900", findings: [{ code: "field-format" }] }],
    },
  });
  expect(JSON.stringify(shown)).not.toMatch(/Jane|Lyon/);

  const seen = shown.outcome === "done" ? shown.revision : undefined;
  const fields = [{ place: "/to/postcode", value: "69001" }];
  const sent = { ...(seen === undefined ? {} : { seen }), key: "once" };
  const first = await correct(FIRST_LINE, id, fields, sent);
  expect(first).toMatchObject({ answer: { outcome: "replaying", version: 1, waitsForApproval: false } });
  expect(await correct(FIRST_LINE, id, fields, sent)).toEqual(first);
  await client.host.idle();
  expect(await client.receive("parcels")).toMatchObject([
    { Body: parcel("1", "69001"), MessageAttributes: { shop: { StringValue: "lyon" } } },
  ]);
  expect(await callApi(as("ana"), showHeld, on(id))).toMatchObject({
    answer: { state: "delivered", corrections: [{ by: FIRST_LINE, verdict: "valid" }] },
  });

  const query = { subject: `exchange/${id}` };
  const trail = await callApi(as("ben"), readAudit, { parameters: {}, query, body: undefined });
  expect(trail).toMatchObject({
    answer: {
      items: [
        { action: "correct fields and replay", by: FIRST_LINE, result: "done", why: "told by the customer" },
        { action: "view fields", by: FIRST_LINE, result: "done" },
      ],
    },
  });
  expect(JSON.stringify(trail)).not.toMatch(/6900|Jane|Lyon/);
});

test("what is not permitted, changes nothing or is still refused is neither saved nor sent", async () => {
  const id = await heldId("parcels", parcel("2"));
  const place = "/to/postcode";
  const beyond = [
    { place, value: "69001" },
    { place: "/to/city", value: "Paris" },
  ];
  expect(await correct(FIRST_LINE, id, beyond)).toMatchObject({
    problem: { status: 409, code: "field-beyond-first-line", faults: [{ place: "/to/city" }] },
  });
  expect(await correct(FIRST_LINE, id, [{ place, value: "69" }])).toMatchObject({
    problem: { status: 409, code: "fields-still-refused", faults: [{ place }] },
  });
  expect(await correct(FIRST_LINE, id, [{ place, value: "6900" }])).toMatchObject({
    problem: { status: 409, code: "fields-unchanged" },
  });
  const longNumber = [{ place, value: 1234567890.1234567 }];
  expect(await correct(FIRST_LINE, id, longNumber)).toMatchObject({ problem: { code: "request-malformed" } });
  expect(await callApi(as(FIRST_LINE), replayHeld, on(id))).toMatchObject({
    problem: { code: "role-insufficient" },
  });
  expect(await correct("local-viewer", id, [{ place, value: "69001" }])).toMatchObject({
    problem: { status: 403, code: "role-insufficient" },
  });
  expect(await callApi(as("ana"), showHeld, on(id))).toMatchObject({
    answer: { state: "held", corrections: [] },
  });
});

test("who edits is heeded, and what was changed since it was seen", async () => {
  const id = await heldId("parcels", parcel("3"));
  const fields = [{ place: "/to/postcode", value: "69001" }];
  await callApi(as("ana"), lockHeld, on(id));
  expect(await correct(FIRST_LINE, id, fields)).toMatchObject({ problem: { code: "exchange-locked" } });
  expect(await correct("ana", id, fields, { seen: 1 })).toMatchObject({
    problem: { status: 412, code: "changed-meanwhile" },
  });
  expect(await correct("ana", id, fields, { replay: false })).toMatchObject({
    answer: { outcome: "saved", version: 1 },
  });
  const shown = await callApi(as("ana"), showFields, on(id));
  expect(shown).toMatchObject({ answer: { version: 1, fields: [{ value: "69001", findings: [] }] } });
  expect(await correct("ben", id, fields)).toMatchObject({ problem: { code: "fields-unchanged" } });
  expect(await correct("ana", id, fields)).toMatchObject({ answer: { outcome: "replaying", version: 2 } });
  expect(await callApi(as("ana"), showFields, on(id))).toMatchObject({
    problem: { code: "exchange-not-held" },
  });
  await client.host.idle();
  expect(await client.receive("parcels")).toMatchObject([{ Body: parcel("3", "69001") }]);
});

test("what came in base64 is sent in base64 again", async () => {
  const id = await heldId("parcels", base64(parcel("4")), {
    "Content-Transfer-Encoding": { DataType: "String", StringValue: "base64" },
  });
  expect(await correct(FIRST_LINE, id, [{ place: "/to/postcode", value: "69001" }])).toMatchObject({
    answer: { outcome: "replaying" },
  });
  await client.host.idle();
  expect(await client.receive("parcels")).toMatchObject([{ Body: base64(parcel("4", "69001")) }]);
});

test("on a sensitive flow a correction of the first line waits for a second person", async () => {
  const id = await heldId("payments", '{"id": "p1", "amount": "12,50"}');
  const fields = [{ place: "/amount", value: "12.50" }];
  expect(await correct(FIRST_LINE, id, fields)).toMatchObject({
    answer: { outcome: "saved", version: 1, waitsForApproval: true },
  });
  expect(await callApi(as("ben"), replayHeld, on(id))).toMatchObject({
    problem: { code: "approval-missing" },
  });
  const approved = await callApi(as("ben"), approveHeld, { ...on(id), body: { version: 1 } });
  expect(approved).toMatchObject({ answer: { approvedBy: "ben" } });
  await callApi(as("ben"), replayHeld, on(id));
  await client.host.idle();
  expect(await client.receive("payments")).toMatchObject([{ Body: '{"id": "p1", "amount": "12.50"}' }]);
});

test("a flow that gives the first line nothing, and a message without such fields, are for level 2", async () => {
  const letter = await heldId("letters", JSON.stringify({ id: "7", sender: "Jane Doe", text: "too long" }));
  const torn = await heldId("parcels", parcel("8").slice(0, 40));
  for (const id of [letter, torn])
    expect(await callApi(as(FIRST_LINE), showFields, on(id))).toMatchObject({
      problem: { status: 409, code: "no-field-for-first-line", detail: expect.stringContaining("level 2") },
    });
});

test("for another flow the first line may neither see nor correct", async () => {
  const id = await heldId("parcels", parcel("9"));
  const { issuer } = client.host;
  if (!issuer) throw new Error("the host has no issuer");
  const now = Math.floor(client.host.now().epochMilliseconds / 1000);
  const accessToken = await issuer.sign({
    iss: client.outputs.endpoints.issuer ?? "",
    client_id: client.outputs.stacks["CorrectedData"]?.["ClientId"] ?? "",
    sub: "pia",
    username: "pia",
    token_use: "access",
    scope: "openid watchdog/desk",
    iat: now - 60,
    exp: now + 3600,
    "cognito:groups": ["corrected/first-line/payments"],
  });
  const pia = { ...as(FIRST_LINE), accessToken };
  const body = { fields: [{ place: "/to/postcode", value: "69001" }], why: "a test" };
  expect(await callApi(pia, showFields, on(id))).toMatchObject({ problem: { status: 403 } });
  expect(await callApi(pia, correctFields, { ...on(id), body })).toMatchObject({ problem: { status: 403 } });
});
