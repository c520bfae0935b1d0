import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Column } from "../../../../schemas/column.ts";
import { dateForm } from "./date-form.ts";
import { numberForm } from "./number-form.ts";

/** What a cell holds, in one form whatever the file's conventions; or what is wrong with it. */
type Cell =
  | { readonly outcome: "read"; readonly value: string | null }
  | { readonly outcome: "refused"; readonly code: CatalogueCode; readonly expected: string };

/** Reads the cells of one column, from the first row to the last. */
export type CellReader = (text: string) => Cell;

const EMPTY: Cell = { outcome: "read", value: null };

/** How the cells of a column are read; one reader serves one file, since it remembers unique values. */
export function cellReader(column: Column, locale: string | undefined): CellReader {
  const normalised = normaliser(column, locale);
  const seen = new Set<string>();
  return (text) => {
    if (text === "") return column.required ? refused("field-missing", "a value") : EMPTY;
    const value = normalised(text);
    if (value === null) return refused("field-format", formOf(column, locale));
    if (column.enum && !column.enum.includes(text)) {
      return refused("field-value", `one of ${column.enum.join(", ")}`);
    }
    if (column.maxLength !== undefined && Array.from(text).length > column.maxLength) {
      return refused("field-too-big", `at most ${column.maxLength} characters`);
    }
    if (!column.unique) return { outcome: "read", value };
    if (seen.has(value)) return refused("table-repeated-value", "each value once in this column");
    seen.add(value);
    return { outcome: "read", value };
  };
}

function normaliser({ type, format }: Column, locale: string | undefined): (text: string) => string | null {
  switch (type) {
    case "string":
      return (text) => text;
    case "date":
      return dateForm(format);
    case "integer":
    case "decimal": {
      const { plain } = numberForm(locale);
      return (text) => plain(text, type);
    }
  }
}

function formOf({ type, format }: Column, locale: string | undefined): string {
  const written = (number: number) => new Intl.NumberFormat(locale ?? "en").format(number);
  switch (type) {
    case "string":
      return "text";
    case "date":
      return `a date as ${format ?? "YYYY-MM-DD"}`;
    case "integer":
      return "an integer";
    case "decimal":
      return `a decimal number such as ${written(12.5)}`;
  }
}

function refused(code: CatalogueCode, expected: string): Cell {
  return { outcome: "refused", code, expected };
}
