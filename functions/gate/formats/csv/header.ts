import type { CsvForm } from "../../../../schemas/csv.ts";
import type { Position } from "../../../../schemas/finding.ts";
import type { Remarks } from "../text/remarks.ts";

/**
 * The names of the columns: of the header, which must be those of the form if it has any; without header
 * those of the form, else numbers from 1.
 */
export function readHeader(
  first: readonly string[],
  { header, columns }: CsvForm,
  place: (field: number) => Position,
  remarks: Remarks,
): readonly string[] {
  if (!header) return columns?.map(({ name }) => name) ?? first.map((_, index) => String(index + 1));
  if (columns) checkAgainst(columns, first, place, remarks);
  const seen = new Set<string>();
  for (const [field, name] of first.entries()) {
    if (name.trim() === "") remarks.error("table-header", { position: place(field), expected: "a name" });
    else if (seen.has(name))
      remarks.error("table-header", { position: place(field), expected: "each name once" });
    else if (name === "__proto__") {
      remarks.error("table-header", { position: place(field), expected: "a name other than __proto__" });
    }
    seen.add(name);
  }
  return first;
}

function checkAgainst(
  columns: NonNullable<CsvForm["columns"]>,
  first: readonly string[],
  place: (field: number) => Position,
  remarks: Remarks,
): void {
  for (const [field, { name }] of columns.entries()) {
    if (first[field] === name) continue;
    const received = first[field] === undefined ? "missing" : "string";
    remarks.error("table-header", { position: place(field), expected: name, received });
  }
  if (first.length > columns.length) {
    const expected = `${columns.length} columns`;
    remarks.error("table-header", { position: place(columns.length), expected });
  }
}
