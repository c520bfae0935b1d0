import type { Column } from "../../../../schemas/column.ts";
import type { Position } from "../../../../schemas/finding.ts";
import type { Remarks } from "../text/remarks.ts";
import { type CellReader, cellReader } from "./cell.ts";

/** What a table of text decodes to: rows keyed by the names of the columns, null where a cell is empty. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

/** Reads the cells of rows whose lengths are known to be right. */
export function readRows(
  names: readonly string[],
  columns: readonly Column[] | undefined,
  locale: string | undefined,
  records: readonly (readonly string[])[],
  place: (row: number, field: number) => Position,
  remarks: Remarks,
): Table["rows"] {
  const readers: readonly CellReader[] | undefined = columns?.map((column) => cellReader(column, locale));
  return records.map((record, row) => {
    const cells = names.map((name, field): readonly [string, string | null] => {
      const text = record[field] ?? "";
      const reader = readers?.[field];
      if (!reader) return [name, text === "" ? null : text];
      const cell = reader(text);
      if (cell.outcome === "read") return [name, cell.value];
      const received = text === "" ? "missing" : "string";
      const told = { path: ["rows", row, name], position: place(row, field), expected: cell.expected };
      remarks.error(cell.code, { ...told, received });
      return [name, null];
    });
    return Object.fromEntries(cells);
  });
}
