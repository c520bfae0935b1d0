import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isRemarkable } from "../../../../functions/gate/formats/json-survey.ts";

const samples = new URL("../../../samples/json-shopify/", import.meta.url);

test.each(["order.json", "product.json", "refund.json", "fulfillment.json"])(
  "spares the sample %s the full scan",
  (file) => {
    const text = readFileSync(new URL(file, samples), "utf8");
    expect(isRemarkable(text, JSON.parse(text))).toBe(false);
  },
);

test.each<readonly [text: string, remarkable: boolean]>([
  ['{"a":1,"b":[2,{"a":3}]}', false],
  ['{"a:b":"c:\\"d","1":-0.25}', false],
  ['{"note":"12345678901234567890 1e999 {[:"}', false],
  ['{"note":"caf\\u00e9"}', false],
  ['{"a":1,"a":2}', true],
  ['{"a":1,"\\u0061":2}', true],
  ['{"__proto__":1}', true],
  ["[1e5,-2.5E-7,1234567890123456,0.30000000000000004]", false],
  ["[1e999]", true],
  ["[12345678901234567]", true],
  ['["\\uD83D\\uDE00"]', false],
  ['["\\uD83D","\\uDE00"]', true],
])("says of %s whether it needs the full scan: %s", (text, remarkable) => {
  expect(isRemarkable(text, JSON.parse(text))).toBe(remarkable);
});
