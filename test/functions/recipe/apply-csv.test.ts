import * as fc from "fast-check";
import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import { csv } from "../../../functions/gate/formats/csv.ts";
import { apply } from "../../../functions/recipe/apply.ts";
import type { Format } from "../../../schemas/format.ts";
import { Column } from "../../../schemas/column.ts";
import { Recipe } from "../../../schemas/recipe.ts";

async function applied(format: Format, text: string, ...operations: readonly unknown[]) {
  const editor = await format.edit?.();
  if (!editor) throw new Error("the format has no editor");
  return apply(Recipe.parse(operations), text, editor);
}

const STOCK = '\uFEFFsku;"qty";site\r\na;"1;5";lyon\r\n"b ""x""";;paris\r\nc;3;\r\n\r\n';

describe("a recipe on CSV", () => {
  test.each<[string, unknown, string]>([
    [
      "replaces a cell",
      { op: "replace", path: "/rows/0/site", value: "lille" },
      STOCK.replace("lyon", "lille"),
    ],
    [
      "maps a column",
      { op: "map", path: "/rows/*/site", table: { lyon: "LYS", paris: "CDG" } },
      STOCK.replace("lyon", "LYS").replace("paris", "CDG"),
    ],
    ["fills empty cells", { op: "default", path: "/rows/*/qty", value: "0" }, STOCK.replace('";;', '";0;')],
    [
      "quotes what needs it",
      { op: "replace", path: "/rows/2/site", value: 'a;"b"' },
      STOCK.replace("c;3;", 'c;3;"a;""b"""'),
    ],
    [
      "leaves the quotes of a cell",
      { op: "replace", path: "/rows/0/qty", value: "2" },
      STOCK.replace("1;5", "2"),
    ],
    ["empties cells", { op: "remove", path: "/rows/*/site" }, STOCK.replace("lyon", "").replace("paris", "")],
    [
      "copies from column to column",
      { op: "copy", from: "/rows/*/site", path: "/rows/*/sku" },
      STOCK.replace("\na;", "\nlyon;").replace('"b ""x"""', '"paris"').replace("\nc;", "\n;"),
    ],
  ])("%s", async (_, operation, expected) => {
    expect(await applied(csv(), STOCK, operation)).toMatchObject({ outcome: "applied", text: expected });
  });

  test.each<[string, unknown]>([
    ["another header", { op: "replace", path: "/header/0", value: "x" }],
    ["another column", { op: "add", path: "/rows/*/price", value: "1" }],
    ["a row taken out", { op: "remove", path: "/rows/0" }],
    ["what is no text", { op: "replace", path: "/rows/*/qty", value: 1 }],
  ])("refuses %s", async (_, operation) => {
    expect(await applied(csv(), STOCK, operation)).toMatchObject({ code: "recipe-unwritable" });
  });

  test("reads cells as they are written, also those that their column refuses", async () => {
    const format = csv({
      delimiter: ",",
      columns: [Column.parse({ name: "id" }), Column.parse({ name: "day", type: "date" })],
    });
    const text = "id,day\n1,31/12/2026\n";
    expect(
      await applied(format, text, { op: "map", path: "/rows/*/day", table: { "31/12/2026": "2026-12-31" } }),
    ).toMatchObject({ text: "id,day\n1,2026-12-31\n" });
  });

  test("in any file one cell is changed, whatever is written in it, and no other", async () => {
    const editor = await csv({ delimiter: ";" }).edit?.();
    if (!editor) throw new Error("the format has no editor");
    const Cell = fc.string({ unit: fc.constantFrom("a", '"', ";", "\n", "\r", " ", "é"), maxLength: 5 });
    const Rows = fc.array(fc.tuple(Cell, Cell), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        Rows,
        Cell,
        fc.boolean(),
        fc.constantFrom("\n", "\r\n", "\r"),
        (rows, value, quoted, record_delimiter) => {
          const text = stringify([["k", "v"], ...rows], {
            delimiter: ";",
            quoted,
            record_delimiter,
            quoted_match: /[\r\n]/,
          });
          const outcome = apply(Recipe.parse([{ op: "replace", path: "/rows/0/v", value }]), text, editor);
          const after = rows.map(([key, old], index) => [key, index === 0 ? value : old] as const);
          const read = outcome.outcome === "applied" ? editor.read(outcome.text) : undefined;
          expect(read?.document).toMatchObject({
            rows: after.map(([k, v]) => ({ k: k || null, v: v || null })),
          });
        },
      ),
    );
  });
});
