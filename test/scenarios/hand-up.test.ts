/** The first line hands held exchanges to the consultants in one action, over the local host. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { handUpHeld } from "../../schemas/api/hand-up-operation.ts";
import { showIncident } from "../../schemas/api/incident-operations.ts";
import { discardHeld, listHeld } from "../../schemas/api/quarantine-operations.ts";
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

const hand = (person: string, id: string) =>
  callApi(as(person), handUpHeld, {
    parameters: { id },
    query: {},
    body: { tried: "called the shop, nobody there" },
  });

test("two exchanges of one failure are handed over to one incident, which names them and who did it", async () => {
  const bodies = ["1", "2"].map((id) => ({
    body: JSON.stringify({ id, text: "far more than twenty characters" }),
  }));
  await client.send("letters", bodies);
  const listed = await callApi(as("ana"), listHeld, {
    parameters: {},
    query: { flow: "letters" },
    body: undefined,
  });
  const [one = "", other = ""] = listed.outcome === "done" ? listed.answer.items.map(({ id }) => id) : [];
  expect(await hand("local-viewer", one)).toMatchObject({ problem: { code: "role-insufficient" } });
  const opened = await hand("local-first-line", one);
  if (opened.outcome !== "done") throw new Error(JSON.stringify(opened));
  const { number } = opened.answer.incident;
  expect(opened.answer).toMatchObject({
    outcome: "opened",
    incident: { kind: "manual", flows: ["letters"] },
  });
  expect(await hand("local-first-line", other)).toMatchObject({
    answer: { outcome: "added", incident: { number } },
  });

  const shown = await callApi(as("ana"), showIncident, {
    parameters: { number },
    query: {},
    body: undefined,
  });
  if (shown.outcome !== "done") throw new Error(shown.outcome);
  expect(JSON.stringify(shown.answer)).toContain(one);
  expect(shown.answer.timeline).toMatchObject([
    { by: "local-first-line", note: "called the shop, nobody there" },
    { by: "local-first-line", note: `${other}: called the shop, nobody there` },
  ]);
  const trail = await callApi(as("ben"), readAudit, {
    parameters: {},
    query: { subject: `exchange/${other}` },
    body: undefined,
  });
  expect(trail).toMatchObject({
    answer: { items: [{ action: "hand to level 2", by: "local-first-line", result: "done" }] },
  });

  const why = { parameters: { id: one }, query: {}, body: { why: "a test" } };
  await callApi(as("ana"), discardHeld, why);
  expect(await hand("local-first-line", one)).toMatchObject({ problem: { code: "exchange-not-held" } });
});
