import { expect, test } from "vitest";
import { fixedWidth } from "../../../../functions/gate/formats/fixed-width.ts";
import type { Decoder } from "../../../../schemas/decoder.ts";
import { encode, told } from "./told.ts";

function decoder(...[form]: Parameters<typeof fixedWidth>): Decoder {
  const opened = fixedWidth(form).open();
  if (opened instanceof Promise) throw new Error("fixed-width is opened at once");
  return opened;
}

const decode = decoder({
  columns: [
    { name: "sku", width: 5, required: true },
    { name: "price", width: 7, type: "decimal", decimals: 2 },
    { name: "on", width: 8, type: "date", format: "YYYYMMDD" },
  ],
});

test("reads fields by their widths, without the blanks that fill them", () => {
  const decoded = decode(encode("A1   000125020261231\r\nÉ2         5        \r\n"));
  expect(decoded).toMatchObject({
    outcome: "decoded",
    document: {
      header: ["sku", "price", "on"],
      rows: [
        { sku: "A1", price: "12.50", on: "2026-12-31" },
        { sku: "É2", price: "5", on: null },
      ],
    },
  });
});

test.each([
  ["a short line", "A1   000125020261231\nA2\n", "fixed-width-length /rows/1 row 2"],
  ["a long line", "A1   00012502026123100\n", "fixed-width-length /rows/0 row 1"],
  ["a field left out", "     000125020261231\n", "field-missing /rows/0/sku row 1/1"],
  ["a day that is none", "A1   000125020261331\n", "field-format /rows/0/on row 1/3"],
  ["nothing", "", "text-empty (whole) 1:1"],
  ["a tab among control characters", "A1   00\x012502026123\n", "text-control-character (whole) 1:8"],
])("refuses %s", (_name, text, finding) => {
  expect(told(decode, encode(text))).toEqual([finding]);
});

test("tells where a path of the document stands", () => {
  const decoded = decode(encode("A1   000125020261231\n"));
  if (decoded.outcome !== "decoded") throw new Error("refused");
  expect(decoded.locate(["rows", 0, "price"])).toEqual({ line: 1, column: 6, row: 1, field: 2 });
});
