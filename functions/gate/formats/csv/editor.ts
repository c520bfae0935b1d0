import type { CsvForm } from "../../../../schemas/csv.ts";
import type { SourceChange, SourceEditor } from "../../../../schemas/source-editor.ts";
import { type Splice, spliced } from "../text/splices.ts";
import { type CsvCell, cellsOf, writtenCell } from "./cells.ts";
import { delimiterOf } from "./dialect.ts";

const MARK = "\uFEFF";

/** A file as its cells are written, whatever their columns hold. */
interface Sheet {
  readonly delimiter: string;
  readonly names: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * Changes cells of CSV, by places of the decoded form; a cell is read and written as the file has it, in the conventions
 * of the file. Cells are emptied, not taken out. Delimiter, quotes, line ends and all other cells stay.
 */
export function csvEditor(form: CsvForm): SourceEditor {
  return {
    read(text) {
      const sheet = sheetOf(text, form);
      if (!sheet) return undefined;
      const rows = sheet.rows.map((cells) =>
        Object.fromEntries(sheet.names.map((name, index) => [name, cells[index]?.value || null])),
      );
      return { document: { header: sheet.names, rows } };
    },
    sourcesOf: () => () => undefined,
    write(text, changes) {
      const sheet = sheetOf(text, form);
      const splices = sheet && changes.map((change) => cellSplice(change, sheet, form));
      const known = splices?.flatMap((splice) => splice ?? []);
      return known && known.length === changes.length ? spliced(text, known) : undefined;
    },
    isBlank: (value) => value === null,
    told,
  };
}

const isBlank = (cells: readonly CsvCell[] | undefined) => cells?.length === 1 && cells[0]?.value === "";

function sheetOf(text: string, { delimiter: known, quote, header, columns }: CsvForm): Sheet | undefined {
  const content = text.startsWith(MARK) ? text.slice(1) : text;
  const delimiter = known ?? delimiterOf(content, quote);
  const shift = text.length - content.length;
  const records = cellsOf(content.trimEnd() === "" ? "" : content, delimiter, quote).map((cells) =>
    cells.map((cell) => ({ ...cell, from: cell.from + shift, to: cell.to + shift })),
  );
  while (isBlank(records.at(-1))) records.pop();
  const [first = []] = records;
  const names = header
    ? first.map(({ value }) => value)
    : (columns?.map(({ name }) => name) ?? first.map((_, index) => String(index + 1)));
  const rows = header ? records.slice(1) : records;
  const isSound = new Set(names).size === names.length && rows.every(({ length }) => length === names.length);
  return isSound ? { delimiter, names, rows } : undefined;
}

function cellSplice(
  change: SourceChange,
  { delimiter, names, rows }: Sheet,
  { quote }: CsvForm,
): Splice | undefined {
  const [branch, row, name] = change.path;
  const cell = typeof row === "number" ? rows[row]?.[names.indexOf(String(name))] : undefined;
  if (branch !== "rows" || !cell || change.path.length !== 3) return undefined;
  const value = change.kind === "remove" ? "" : (change.value ?? "");
  if (typeof value !== "string") return undefined;
  const written = writtenCell(value, cell.isQuoted, delimiter, quote);
  return written === undefined ? undefined : { from: cell.from, to: cell.to, written };
}

/** An empty cell is told like one that is not there. */
function told(document: unknown): unknown {
  if (Array.isArray(document)) return document.map(told);
  if (typeof document !== "object" || document === null) return document;
  const kept = Object.entries(document).filter(([, value]) => value !== null && value !== "");
  return Object.fromEntries(kept.map(([key, value]) => [key, told(value)]));
}
