/** Actions that callers name by an idempotency key are done once, over the local host. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { listIncidents, openIncident } from "../../schemas/api/incident-operations.ts";
import { listHeld, replayHeld } from "../../schemas/api/quarantine-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
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

const open = (key: string | undefined, title: string, person = "ana") =>
  callApi(as(person), openIncident, { parameters: {}, query: {}, body: { title, flow: "letters" }, key });

async function incidentsOf(title: string) {
  const listed = await callApi(as("ana"), listIncidents, { parameters: {}, query: {}, body: undefined });
  const items = listed.outcome === "done" ? listed.answer.items : [];
  return items.filter((one) => one.title === title);
}

test("submitted twice at the same time it is done once, and told the same afterwards", async () => {
  const key = randomUUID();
  const both = await Promise.all([open(key, "submitted twice"), open(key, "submitted twice")]);
  const done = both.filter(({ outcome }) => outcome === "done");
  expect(done.length).toBeGreaterThanOrEqual(1);
  const refusals = both.filter(({ outcome }) => outcome !== "done");
  expect(refusals).toEqual(
    refusals.map(() =>
      expect.objectContaining({ problem: expect.objectContaining({ code: "request-under-way" }) }),
    ),
  );
  expect(await incidentsOf("submitted twice")).toHaveLength(1);
  expect(await open(key, "submitted twice")).toEqual(done[0]);
  expect(await incidentsOf("submitted twice")).toHaveLength(1);
});

test("without a key, or by another person or key, each is an action of its own", async () => {
  const key = randomUUID();
  await open(key, "several");
  await open(key, "several", "ben");
  await open(undefined, "several");
  await open(randomUUID(), "several");
  expect(await incidentsOf("several")).toHaveLength(4);
});

test("a key that named another request is refused, and a malformed one too", async () => {
  const key = randomUUID();
  await open(key, "the first");
  expect(await open(key, "the second")).toMatchObject({
    problem: { status: 422, code: "idempotency-key-reused" },
  });
  expect(await incidentsOf("the second")).toHaveLength(0);
  expect(await open("two words", "the third")).toMatchObject({
    problem: { status: 400, faults: [{ place: "header.idempotency-key" }] },
  });
});

test("what was refused did nothing, so that its key may be tried again; a day later a key is new", async () => {
  await client.send("letters", [
    { body: JSON.stringify({ id: "1", text: "far more than twenty characters" }) },
  ]);
  const listed = await callApi(as("ana"), listHeld, {
    parameters: {},
    query: { flow: "letters" },
    body: undefined,
  });
  const id = (listed.outcome === "done" ? listed.answer.items[0]?.id : undefined) ?? "";
  const asked = { parameters: { id }, query: {}, body: undefined, key: randomUUID() };
  const outdated = await callApi(as("ana"), replayHeld, { ...asked, seen: 77 });
  expect(outdated).toMatchObject({ problem: { code: "changed-meanwhile" } });
  const replays = await Promise.all(
    [1, 2, 3].map(() => callApi(as("ana"), replayHeld, { ...asked, seen: 1 })),
  );
  const ids = replays.flatMap((one) => (one.outcome === "done" ? one.answer.replayId : []));
  expect(new Set(ids).size).toBe(1);
  const trail = await callApi(as("ben"), readAudit, {
    parameters: {},
    query: { subject: `exchange/${id}` },
    body: undefined,
  });
  const acts = trail.outcome === "done" ? trail.answer.items : [];
  expect(acts.filter(({ result }) => result === "done")).toHaveLength(1);

  const key = randomUUID();
  await open(key, "each day");
  await client.host.advance(Temporal.Duration.from({ hours: 25 }), Temporal.Duration.from({ hours: 5 }));
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  expect((await open(key, "each day")).outcome).toBe("done");
  expect(await incidentsOf("each day")).toHaveLength(2);
});
