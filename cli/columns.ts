import { stripVTControlCharacters, styleText } from "node:util";

const width = (cell: string) => stripVTControlCharacters(cell).length;

/** Rows under each other, each column as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, width(cell))),
    [],
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}

/** The labels of a table's columns. */
export const heading = (cells: readonly string[]) => cells.map((cell) => styleText("dim", cell));
