/** The way of a held exchange that people put right, over the local host. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { approveHeld, correctHeld, lockHeld, unlockHeld } from "../../schemas/api/correction-operations.ts";
import { findExchanges } from "../../schemas/api/journal-operations.ts";
import { listHeld, replayHeld, showHeld, showPayload } from "../../schemas/api/quarantine-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
let folder: string;
beforeAll(async () => {
  client = await clientUnderTest({ client: "corrected", clients: "corrected" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  folder = await mkdtemp(join(tmpdir(), "watchdog-correction-"));
});
afterAll(async () => {
  await client.stop();
  await rm(folder, { recursive: true });
});

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});

/** Sends a message that is held, and answers its id. */
async function heldId(flow: string, body: string): Promise<string> {
  await client.send(flow, [{ body, attributes: { shop: { DataType: "String", StringValue: "lyon" } } }]);
  const listed = await callApi(as("ana"), listHeld, { parameters: {}, query: { flow }, body: undefined });
  const [first] = listed.outcome === "done" ? listed.answer.items : [];
  if (!first) throw new Error("nothing is held");
  return first.id;
}

const on = (id: string) => ({ parameters: { id }, query: {}, body: undefined });
const correct = (person: string, id: string, body: string, basedOn = 0) =>
  callApi(as(person), correctHeld, { ...on(id), body: { body, basedOn, why: "told by the customer" } });

const find = (person: string) =>
  callApi(as(person), findExchanges, { parameters: {}, query: { key: "Jane Doe" }, body: undefined });

const broken = '{"id": "1", "to": {"name": "A. B.", "city": "Lyon", "postcode": "6900"}}';
const mended = broken.replace('"6900"', '"69001"');

test("a permitted field is corrected and replayed: the correction is delivered, what came is kept", async () => {
  const id = await heldId("parcels", broken);
  const renamed = await correct("ana", id, mended.replace("A. B.", "C. D."));
  expect(renamed).toMatchObject({
    problem: { status: 409, code: "field-not-editable", faults: [{ place: "/to/name" }] },
  });
  const draft = await correct("ana", id, broken.replace('"6900"', '"690"'));
  expect(draft).toMatchObject({ answer: { version: 1, verdict: "invalid" } });
  expect(await callApi(as("ana"), replayHeld, on(id))).toMatchObject({
    problem: { status: 409, code: "correction-invalid" },
  });
  expect(await correct("ben", id, mended)).toMatchObject({ problem: { code: "changed-meanwhile" } });
  const saved = await correct("ana", id, mended, 1);
  expect(saved).toMatchObject({ answer: { version: 2, verdict: "valid", waitsForApproval: false } });

  expect(await callApi(as("ana"), replayHeld, on(id))).toMatchObject({ answer: { outcome: "replaying" } });
  await client.host.idle();
  const [delivered] = await client.receive("parcels");
  expect(delivered).toMatchObject({
    Body: mended,
    MessageAttributes: {
      shop: { DataType: "String", StringValue: "lyon" },
      "Watchdog-Replay": { DataType: "String" },
      "Watchdog-Attempt": { DataType: "Number", StringValue: "1" },
    },
  });
  const shown = await callApi(as("ana"), showHeld, on(id));
  expect(shown).toMatchObject({ answer: { state: "delivered", exchangeId: "1" } });
  expect(await callApi(as("ana"), showPayload, on(id))).toMatchObject({ answer: { body: broken } });
  const second = { ...on(id), query: { version: 2 } };
  expect(await callApi(as("ana"), showPayload, second)).toMatchObject({ answer: { body: mended } });

  const trail = await callApi(as("ben"), readAudit, {
    parameters: {},
    query: { subject: `exchange/${id}` },
    body: undefined,
  });
  const acts = trail.outcome === "done" ? trail.answer.items : [];
  const saves = acts.filter(({ action, result }) => action === "correct" && result === "done");
  expect(saves).toMatchObject([{ why: "told by the customer" }, { by: "ana" }]);
  expect(saves[0]?.hashFrom).toBe(saves[1]?.hashTo);
  expect(JSON.stringify(acts)).not.toContain("Lyon");
});

test("whoever edits is shown, and keeps others away until the lock ends", async () => {
  const id = await heldId("parcels", broken.replace('"1"', '"2"'));
  expect(await callApi(as("ana"), lockHeld, on(id))).toMatchObject({ answer: { lock: { by: "ana" } } });
  expect(await callApi(as("ben"), showHeld, on(id))).toMatchObject({ answer: { lock: { by: "ana" } } });
  expect(await correct("ben", id, mended.replace('"1"', '"2"'))).toMatchObject({
    problem: { code: "exchange-locked", subject: expect.stringContaining("ana") },
  });
  expect(await callApi(as("ben"), replayHeld, on(id))).toMatchObject({
    problem: { code: "exchange-locked" },
  });
  expect(await callApi(as("ana"), unlockHeld, on(id))).toMatchObject({ answer: { lock: null } });
  expect(await callApi(as("ben"), lockHeld, on(id))).toMatchObject({ answer: { lock: { by: "ben" } } });
});

test("on a sensitive flow a correction waits for a second person, also by the command", async () => {
  const id = await heldId("payments", '{"id": "p1", "amount": "12,50"}');
  const file = join(folder, "payment.json");
  await writeFile(file, '{"id": "p1", "amount": "12.50"}');
  const why = ["--why", "comma of the bank"];
  expect(await client.watchdogJson("correct", id, file, ...why, "--as", "ana")).toMatchObject({
    version: 1,
    verdict: "valid",
    waitsForApproval: true,
  });
  expect(await callApi(as("ben"), replayHeld, on(id))).toMatchObject({
    problem: { code: "approval-missing" },
  });
  const alone = await client.watchdog("approve", id, "--as", "ana");
  expect([alone.exit, alone.stderr]).toEqual([1, expect.stringContaining("somebody else")]);
  expect(await client.watchdogJson("approve", id, "--as", "ben")).toEqual({
    id,
    version: 1,
    approvedBy: "ben",
  });
  expect(await callApi(as("ana"), approveHeld, { ...on(id), body: { version: 1 } })).toMatchObject({
    problem: { code: "approval-not-needed" },
  });
  expect(await callApi(as("ana"), replayHeld, on(id))).toMatchObject({ answer: { outcome: "replaying" } });
  await client.host.idle();
  expect(await client.receive("payments")).toMatchObject([{ Body: '{"id": "p1", "amount": "12.50"}' }]);
});

test("what cannot be decoded is corrected where the flow allows all, however large", async () => {
  const id = await heldId("invoices", `{"id": "i1", "amount": "1.00", "note": "${"x".repeat(20_000)}"`);
  const whole = `{"id": "i1", "amount": "1.00", "note": "${"x".repeat(20_000)}"}`;
  expect(await correct("ana", id, whole)).toMatchObject({ answer: { verdict: "valid" } });
  await callApi(as("ana"), replayHeld, on(id));
  await client.host.idle();
  expect(await client.receive("invoices")).toMatchObject([{ Body: whole }]);
  const first = { ...on(id), query: { version: 1 } };
  expect(await callApi(as("ana"), showPayload, first)).toMatchObject({ answer: { body: whole } });
});

describe("somebody without the right to see payloads", () => {
  const looking = ["local-viewer", "local-first-line", "local-admin"];

  test.each(looking)(
    "%s sees the message without its masked values, which is told to the trail",
    async (person) => {
      const { id, sender } = { id: person, sender: "nobody" };
      const held = await heldId(
        "parcels",
        JSON.stringify({ id, sender, to: { name: "Jane Doe", city: "" } }),
      );
      const shown = await callApi(as(person), showPayload, on(held));
      if (shown.outcome !== "done") throw new Error(JSON.stringify(shown));
      expect(shown.answer.masked).toBe(true);
      expect(JSON.parse(shown.answer.body)).toMatchObject({ id, to: { name: "•••", city: "" } });
      expect(shown.answer.attributes["shop"]?.stringValue).toBe("•••");
      expect(await callApi(as("ana"), showPayload, on(held))).toMatchObject({ answer: { masked: false } });
      expect(await correct(person, held, "{}")).toMatchObject({ problem: { code: "role-insufficient" } });
      const query = { subject: `exchange/${held}` };
      const trail = await callApi(as("ben"), readAudit, { parameters: {}, query, body: undefined });
      expect(trail).toMatchObject({
        answer: { items: [{ action: "view payload" }, { by: person, action: "view masked payload" }] },
      });
    },
  );

  test("neither sees nor finds by keys that are personal", async () => {
    const body = JSON.stringify({ id: "7", sender: "Jane Doe", text: "too long" });
    const id = await heldId("letters", body);
    expect(await find("ana")).toMatchObject({ answer: { held: [{ id, businessKey: "Jane Doe" }] } });
    for (const person of looking) {
      expect(await find(person)).toMatchObject({ answer: { items: [], held: [] } });
      const seen = [
        await callApi(as(person), showHeld, on(id)),
        await callApi(as(person), listHeld, { parameters: {}, query: { flow: "letters" }, body: undefined }),
        await callApi(as(person), showPayload, on(id)),
      ];
      expect(seen.map(({ outcome }) => outcome)).toEqual(["done", "done", "done"]);
      expect(JSON.stringify(seen)).not.toContain("Jane");
    }
  });
});
