import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { csv } from "../../../../functions/gate/formats/csv.ts";
import { edifact } from "../../../../functions/gate/formats/edifact.ts";
import { fec } from "../../../../functions/gate/formats/fec.ts";
import { idocFlat } from "../../../../functions/gate/formats/idoc-flat.ts";
import { mt940 } from "../../../../functions/gate/formats/mt940.ts";
import { x12 } from "../../../../functions/gate/formats/x12.ts";
import { CsvForm } from "../../../../schemas/csv.ts";
import type { Format } from "../../../../schemas/format.ts";
import { sample, verdicts } from "../../../samples/verdicts.ts";
import { isValid, told } from "./told.ts";

/** The columns of a table, as `check --schema` takes them. */
function columns(table: string): CsvForm {
  const path = new URL(`../../../samples/csv/columns/${table}.json`, import.meta.url);
  return CsvForm.parse(JSON.parse(readFileSync(path, "utf8")));
}

const tables: readonly (readonly [prefix: string, format: Format])[] = [
  ["SYNTHETIC_price", csv(columns("price"))],
  ["SYNTHETIC_stock", csv(columns("stock"))],
  ["", csv()],
];

/** The format that a sample of a folder is of. */
function formatOf(folder: string, file: string): Format {
  if (folder === "edifact") return edifact();
  if (folder === "x12") return x12();
  if (folder === "idoc-flat") return idocFlat();
  if (folder === "mt940") return mt940();
  if (folder === "fec") return fec();
  return tables.find(([prefix]) => file.startsWith(prefix))?.[1] ?? csv();
}

describe.each(["edifact", "x12", "csv", "fec", "idoc-flat", "mt940"])("the samples of %s", (folder) => {
  test.each(verdicts(folder))("$file is $verdict", async ({ file, verdict }) => {
    const decode = await formatOf(folder, file).open();
    const bytes = sample(folder, file);
    told(decode, bytes);
    // A verdict that is a policy, "disputed", is a refusal: docs/formats tells why.
    expect(isValid(decode, bytes)).toBe(verdict === "valid");
  });
});
