/** Lists that people take away: no payload, nothing that they may not see, and no formula of a stranger's. */
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { exportAuditLines, exportAuditTable, exportHeld } from "../../schemas/api/export-operations.ts";
import { discardHeld } from "../../schemas/api/quarantine-operations.ts";
import { AuditAct } from "../../schemas/audit-entry.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
beforeAll(async () => {
  client = await clientUnderTest({ client: "corrected", clients: "corrected" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  const bodies = [
    { id: "1", sender: "Jane Doe", text: "sesame open" },
    { id: "2", sender: '=HYPERLINK("https://evil.example")', text: "sesame shut" },
    { id: "3", sender: "Smith, John", text: "sesame oil" },
  ];
  for (const body of bodies) await client.send("letters", [{ body: JSON.stringify(body) }]);
});
afterAll(() => client.stop());

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});

const Rows = z.array(z.record(z.string(), z.string()));

/** All of a list, in parts of so many rows, put together. */
async function exported(person: string, limit: number): Promise<string> {
  let text = "";
  let cursor: string | undefined;
  do {
    const query = { flow: "letters", limit, cursor };
    const part = await callApi(as(person), exportHeld, { parameters: {}, query, body: undefined });
    if (part.outcome !== "done") throw new Error(JSON.stringify(part));
    text += part.answer;
    cursor = part.next;
  } while (cursor !== undefined);
  return text;
}

test("held exchanges come as one table, however many parts it has, without payloads and formulas", async () => {
  const text = await exported("ana", 2);
  expect(text).toBe(await exported("ana", 100));
  const rows = Rows.parse(parse(text, { columns: true }));
  expect(rows.map(({ businessKey, exchangeId, state }) => [exchangeId, businessKey, state])).toEqual([
    ["3", "Smith, John", "held"],
    ["2", '\'=HYPERLINK("https://evil.example")', "held"],
    ["1", "Jane Doe", "held"],
  ]);
  expect(text).not.toContain("sesame");
  expect((await client.watchdog("quarantine", "export", "--flow", "letters")).stdout).toBe(text);
});

test("keys are masked for who may not see them, and viewers take nothing away", async () => {
  const text = await exported("local-admin", 100);
  expect(text).not.toContain("Jane");
  expect(Rows.parse(parse(text, { columns: true })).map(({ businessKey }) => businessKey)).toEqual([
    "•••",
    "•••",
    "•••",
  ]);
  const asked = { parameters: {}, query: {}, body: undefined };
  expect(await callApi(as("local-viewer"), exportHeld, asked)).toMatchObject({
    problem: { code: "role-insufficient" },
  });
});

test("the trail comes as a table or as lines of JSON, to leads and administrators", async () => {
  const [row] = Rows.parse(parse(await exported("ana", 1), { columns: true }));
  const id = row?.["id"] ?? "";
  const why = { parameters: { id }, query: {}, body: { why: "+1, a test" } };
  await callApi(as("ana"), discardHeld, why);
  const asked = { parameters: {}, query: { subject: `exchange/${id}` }, body: undefined };
  const table = await callApi(as("ben"), exportAuditTable, asked);
  const rows = Rows.parse(parse(table.outcome === "done" ? table.answer : "", { columns: true }));
  expect(rows).toMatchObject([{ by: "ana", action: "discard", why: "'+1, a test", result: "done" }]);
  const lines = await callApi(as("local-admin"), exportAuditLines, asked);
  const acts = (lines.outcome === "done" ? lines.answer : "").trim().split("\n");
  expect(acts.map((line) => AuditAct.parse(JSON.parse(line)))).toMatchObject([
    { by: "ana", why: "+1, a test" },
  ]);
  expect(await callApi(as("ana"), exportAuditLines, asked)).toMatchObject({
    problem: { code: "role-insufficient" },
  });
});
