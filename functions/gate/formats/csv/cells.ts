import type { CsvForm } from "../../../../schemas/csv.ts";

/** A cell of a text of CSV, written from an offset up to another, its quotes included. */
export interface CsvCell {
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
  readonly value: string;
}

/** Where the cells of each record stand in a text that is known to be CSV, with lines that end in CRLF, LF or CR. */
export function cellsOf(
  text: string,
  delimiter: string,
  quote: CsvForm["quote"],
): readonly (readonly CsvCell[])[] {
  const records: CsvCell[][] = [];
  let record: CsvCell[] = [];
  let at = 0;
  while (at < text.length || record.length > 0) {
    const cell = cellAt(text, at, delimiter, quote);
    record.push(cell);
    at = cell.to;
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length;
      continue;
    }
    records.push(record);
    record = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return records;
}

function cellAt(text: string, from: number, delimiter: string, quote: CsvForm["quote"]): CsvCell {
  if (quote !== "none" && text.startsWith(quote, from)) {
    let to = text.indexOf(quote, from + 1);
    while (to !== -1 && text.startsWith(quote, to + 1)) to = text.indexOf(quote, to + 2);
    const end = to === -1 ? text.length : to + 1;
    const value = text.slice(from + 1, end - 1).replaceAll(quote + quote, quote);
    return { from, to: end, isQuoted: true, value };
  }
  let to = from;
  while (to < text.length && !text.startsWith(delimiter, to) && !/[\r\n]/.test(text.charAt(to))) to++;
  return { from, to, isQuoted: false, value: text.slice(from, to) };
}

/** A value as a cell holds it, in quotes where it needs them or the cell had them; undefined where it cannot be. */
export function writtenCell(
  value: string,
  isQuoted: boolean,
  delimiter: string,
  quote: CsvForm["quote"],
): string | undefined {
  const isPlain = !value.includes(delimiter) && !/[\r\n]/.test(value);
  if (quote === "none") return isPlain ? value : undefined;
  return isPlain && !value.includes(quote) && !isQuoted
    ? value
    : `${quote}${value.replaceAll(quote, quote + quote)}${quote}`;
}
