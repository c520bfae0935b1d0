import * as z from "zod";
import { expect, test } from "vitest";
import { Differences } from "../../cli/contract/difference.ts";
import { check } from "../../functions/gate/examine.ts";
import { decodeJson, json } from "../../functions/gate/formats/json.ts";
import { defineContract } from "../../schemas/contract.ts";

const contractOf = (currency: z.ZodType) =>
  defineContract({
    format: json(),
    schema: z.object({ id: z.string(), currency, lines: z.array(z.object({ sku: z.string() })) }),
    identify: ({ id }) => ({ businessKey: id }),
  });
const present = contractOf(z.enum(["EUR", "USD"]));
const tried = contractOf(z.enum(["EUR", "CHF"]));

function differenceOver(...orders: readonly (readonly [string, unknown])[]) {
  const differences = new Differences("orders");
  for (const [id, currency] of orders) {
    const bytes = Buffer.from(JSON.stringify({ id, currency, lines: [{ sku: "A" }] }));
    const judged = { present: check(bytes, present, decodeJson), tried: check(bytes, tried, decodeJson) };
    differences.add({ businessKey: id, ...judged });
  }
  return differences.found;
}

test("what contracts differ on is counted by its cause, with some of the keys", () => {
  const found = differenceOver(
    ["1", "EUR"],
    ["2", "USD"],
    ["3", "USD"],
    ["4", "USD"],
    ["5", "USD"],
    ["6", "CHF"],
    ["7", "GBP"],
    ["8", 1],
  );
  expect(found).toMatchObject({ examined: 8, bothAccept: 1, bothRefuse: 2 });
  expect(found.newlyRefused).toMatchObject([
    { count: 4, faults: [{ code: "field-value", path: "/currency" }], examples: ["2", "3", "4"] },
  ]);
  expect(found.newlyAccepted).toMatchObject([{ count: 1, examples: ["6"] }]);
});

test("of nothing there is no difference", () => {
  expect(differenceOver()).toEqual({
    examined: 0,
    bothAccept: 0,
    bothRefuse: 0,
    newlyRefused: [],
    newlyAccepted: [],
  });
});
