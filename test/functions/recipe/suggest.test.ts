import { expect, test } from "vitest";
import * as z from "zod";
import { csv } from "../../../functions/gate/formats/csv.ts";
import { json } from "../../../functions/gate/formats/json.ts";
import { xml } from "../../../functions/gate/formats/xml.ts";
import { carried } from "../../../functions/payload/carried.ts";
import { mend } from "../../../functions/recipe/mend.ts";
import { suggestions } from "../../../functions/recipe/suggest.ts";
import { Column } from "../../../schemas/column.ts";
import { defineContract } from "../../../schemas/contract.ts";
import type { Format } from "../../../schemas/format.ts";

async function held(
  format: Format,
  schema: z.ZodType,
  body: string,
  editable: readonly string[] | "all" = "all",
) {
  const contract = defineContract({
    format,
    schema,
    identify: () => ({ exchangeId: "1", businessKey: "1" }),
  });
  const came = carried({ body, attributes: {} }, undefined);
  const flow = { contract, editable: editable === "all" ? editable : [...editable] };
  const mending = { flow, decode: await format.open(), editor: await format.edit?.() };
  return { payloads: { came, newest: came }, mending };
}

async function proposed(...given: Parameters<typeof held>) {
  const { payloads, mending } = await held(...given);
  const told = suggestions(payloads, mending);
  for (const { recipe, verdict } of told)
    expect(mend(recipe, payloads, mending)).toMatchObject({ outcome: "mended", checked: { verdict } });
  return told.map(({ proposal, recipe: [operation] }) => ({
    proposal,
    ...(operation?.op === "map" ? { table: operation.table } : {}),
    ...(operation?.op === "default" ? { value: operation.value } : {}),
  }));
}

const one = (value: z.ZodType) => z.object({ v: value });

test.each<[string, z.ZodType, unknown, unknown]>([
  [
    "the nearest allowed value",
    z.enum(["FR20", "FR10", "FR055"]),
    "fr 20",
    { proposal: "nearest-value", table: { "fr 20": "FR20" } },
  ],
  [
    "a day written with slashes",
    z.iso.date(),
    "31/12/2026",
    { proposal: "date", table: { "31/12/2026": "2026-12-31" } },
  ],
  [
    "a day written month first",
    z.iso.date(),
    "12/31/2026",
    { proposal: "date", table: { "12/31/2026": "2026-12-31" } },
  ],
  [
    "a day without separators",
    z.iso.date(),
    "20261231",
    { proposal: "date", table: { "20261231": "2026-12-31" } },
  ],
  [
    "a decimal comma in a text",
    z.string().regex(/^\d+\.\d\d$/),
    "1 234,50",
    { proposal: "decimal", table: { "1 234,50": "1234.50" } },
  ],
  ["a decimal comma for a number", z.number(), "12,5", { proposal: "decimal", table: { "12,5": 12.5 } }],
  ["a number in quotes", z.number(), "12.5", { proposal: "type", table: { "12.5": 12.5 } }],
  ["a text without quotes", z.string(), 7, { proposal: "type", table: { "7": "7" } }],
  [
    "the only value for what is missing",
    z.literal("EUR"),
    undefined,
    { proposal: "only-value", value: "EUR" },
  ],
])("proposes %s", async (_, schema, value, expected) => {
  expect(await proposed(json(), one(schema), JSON.stringify({ v: value }))).toEqual([expected]);
});

test("proposes both days where day and month can be exchanged", async () => {
  expect(await proposed(json(), one(z.iso.date()), '{"v":"03/04/2026"}')).toEqual([
    { proposal: "date", table: { "03/04/2026": "2026-04-03" } },
    { proposal: "date", table: { "03/04/2026": "2026-03-04" } },
  ]);
});

test("puts the values of all lines into one table", async () => {
  const schema = z.object({ lines: z.array(one(z.enum(["FR20", "FR10"]))) });
  const body = JSON.stringify({ lines: [{ v: "FR20" }, { v: "FR2" }, { v: "fr10" }, { v: "FR2" }] });
  expect(await proposed(json(), schema, body)).toEqual([
    { proposal: "nearest-value", table: { FR2: "FR20", fr10: "FR10" } },
  ]);
});

test("proposes nothing that the flow does not let people change, that does not help, or that is far off", async () => {
  expect(await proposed(json(), one(z.literal("EUR")), '{"v":"eur"}', ["/w"])).toEqual([]);
  expect(await proposed(json(), one(z.iso.date()), '{"v":"31/31/2026"}')).toEqual([]);
  expect(await proposed(json(), one(z.enum(["FR20", "FR10"])), '{"v":"zero"}')).toEqual([]);
  expect(await proposed(json(), one(z.string()), '{"v":"a sound text"}')).toEqual([]);
  expect(await proposed(json(), one(z.string()), '{"v":')).toEqual([]);
});

test("reads values as XML and CSV write them", async () => {
  const order = z.object({ order: z.object({ day: z.object({ $: z.iso.date() }) }) });
  expect(await proposed(xml(), order, "<order><day>31.12.2026</day></order>")).toEqual([
    { proposal: "date", table: { "31.12.2026": "2026-12-31" } },
  ]);
  const format = csv({ delimiter: ";", columns: [Column.parse({ name: "day", type: "date" })] });
  expect(await proposed(format, z.unknown(), "day\n31/12/2026\n")).toEqual([
    { proposal: "date", table: { "31/12/2026": "2026-12-31" } },
  ]);
});
