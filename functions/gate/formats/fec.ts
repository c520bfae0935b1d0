import type { Decoded, Decoder } from "../../../schemas/decoder.ts";
import type { Fec, FecLine } from "../../../schemas/fec.ts";
import type { Position } from "../../../schemas/finding.ts";
import type { Format } from "../../../schemas/format.ts";
import { textIn, utf8Or } from "./text/encoding.ts";
import { controlCharacter, foreign, hasByteOrderMark } from "./text/foreign.ts";
import { read, refusal, Remarks } from "./text/remarks.ts";
import { positions } from "./text-position.ts";
import { balanceOf } from "./fec/balance.ts";
import { columns, lineOf } from "./fec/line.ts";

const WIDTH = columns.length;
/** Far longer than eighteen sound values. */
const ROW_LENGTH_MAX = 65_536;
const SIGNED: Readonly<Record<number, string>> = { 11: "Montant", 12: "Sens" };

/** What of windows-1252 stands where ISO 8859 has control characters. */
const WINDOWS_ONLY = /[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u0081\u008d\u008f\u0090\u009d]/;

/** Article A47 A-1, VII, 3°; and what Windows writes, which ISO 8859-15 would read as control characters. */
function charset(bytes: Uint8Array): "utf-8" | "iso-8859-15" | "windows-1252" {
  const isWindows = bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);
  return utf8Or(isWindows ? "windows-1252" : "iso-8859-15", bytes);
}

/**
 * The fichier des écritures comptables by article A47 A-1 of the Livre des procédures fiscales, VII: eighteen
 * columns under their names, tab or pipe between them, dates as AAAAMMJJ, a decimal comma, in UTF-8 or ISO
 * 8859-15, or noted in windows-1252; and each entry in balance. Decodes to a `Fec`.
 */
export const decodeFec: Decoder = (bytes) => {
  const strange = foreign(bytes);
  if (strange) return strange;
  const encoding = charset(bytes);
  const decoded = textIn(encoding, bytes);
  const text = decoded.outcome === "text" ? decoded.text : "";
  const control = controlCharacter(text);
  if (control !== -1) {
    const position = positions(text)(control);
    return refusal("text-control-character", { position, expected: "a printable character" });
  }
  const remarks = new Remarks();
  if (hasByteOrderMark(bytes)) {
    const told = { position: { line: 1, column: 1 }, expected: "no byte order mark" };
    remarks.noteOnce("text-byte-order-mark", () => told);
  }
  if (encoding === "windows-1252") {
    const position = positions(text)(text.search(WINDOWS_ONLY));
    remarks.noteOnce("fec-encoding", () => ({ position, expected: "UTF-8 or ISO 8859-15" }));
  }
  return fileOf(text.split(/\r\n|\n|\r/), remarks);
};

function place(row: number, field?: number): Position {
  return { line: row + 1, row: row + 1, ...(field !== undefined && { field: field + 1 }) };
}

function fileOf(rows: string[], remarks: Remarks): Decoded {
  const [header = ""] = rows;
  const separator = ["\t", "|"].find((each) => header.includes(each));
  if (separator === undefined) {
    return refusal("fec-separator", { position: place(0), expected: "a tab or | between columns" });
  }
  const names = header.split(separator);
  const signed = isNamed(names[11], "Montant");
  checkHeader(names, signed, remarks);
  if (rows.at(-1) === "") rows.pop();
  const end = rows.findLastIndex((row) => row.trim() !== "") + 1;
  if (end < rows.length) {
    remarks.noteOnce("table-blank-end", () => ({
      position: place(end),
      expected: "no blank line at the end",
    }));
  }
  const lines: FecLine[] = [];
  for (let row = 1; row < end && !remarks.full; row++) {
    if ((rows[row]?.length ?? 0) > ROW_LENGTH_MAX) {
      const told = { path: ["lines", row - 1], position: place(row) };
      return refusal("table-record-length", {
        ...told,
        expected: `at most ${ROW_LENGTH_MAX} characters in a row`,
      });
    }
    lines.push(readLine((rows[row] ?? "").split(separator), row, signed, remarks));
  }
  if (lines.length === 0 && remarks.errors.length === 0) {
    remarks.error("fec-no-entry", { position: place(0), expected: "an entry", received: "missing" });
  }
  if (remarks.errors.length > 0) return { outcome: "undecodable", findings: remarks.errors };
  return balanced(lines, remarks);
}

function readLine(values: readonly string[], row: number, signed: boolean, remarks: Remarks): FecLine {
  const path = ["lines", row - 1];
  const blank = values.length === 1 && values[0]?.trim() === "";
  if (blank) {
    remarks.error("table-blank-row", { path, position: place(row), expected: "no blank row" });
  } else if (values.length !== WIDTH) {
    const expected = `${WIDTH} values, here ${values.length}`;
    remarks.error("table-row-length", { path, position: place(row), expected });
  }
  const { line, faults } = lineOf(values, signed);
  if (values.length !== WIDTH) return line;
  for (const { field, code, expected } of faults) {
    const told = { path: [...path, columns[field]?.name ?? ""], position: place(row, field), expected };
    remarks.error(code, { ...told, received: code === "field-missing" ? "missing" : "string" });
  }
  return line;
}

function balanced(lines: readonly FecLine[], remarks: Remarks): Decoded {
  const { entries, debit, unbalanced } = balanceOf(lines);
  for (const { first } of unbalanced) {
    const told = { path: ["lines", first], position: place(first + 1) };
    remarks.error("fec-unbalanced", { ...told, expected: "debits equal to credits in the entry" });
  }
  const dates = lines.map(({ EcritureDate }) => EcritureDate).sort();
  const [from = ""] = dates;
  const document = { from, until: dates.at(-1) ?? from, entries, debit, lines: [...lines] } satisfies Fec;
  return read(document, remarks, ([branch, line, name]) => {
    if (branch !== "lines" || typeof line !== "number" || line >= lines.length) return place(0);
    const field = columns.findIndex((column) => column.name === name);
    return field === -1 ? place(line + 1) : place(line + 1, field);
  });
}

function checkHeader(names: readonly string[], signed: boolean, remarks: Remarks): void {
  for (const [field, { name }] of columns.entries()) {
    const expected = (signed && SIGNED[field]) || name;
    if (isNamed(names[field], expected)) continue;
    const received = names[field] === undefined ? "missing" : "string";
    remarks.error("table-header", { position: place(0, field), expected, received });
  }
  if (names.length > WIDTH) {
    remarks.error("table-header", { position: place(0, WIDTH), expected: `${WIDTH} columns` });
  }
}

/** Software writes MontantDevise where the article has Montantdevise, so capitals are not compared. */
function isNamed(name: string | undefined, expected: string): boolean {
  return name?.trim().toLowerCase() === expected.toLowerCase();
}

/** The format of the FEC, as `decodeFec` reads it. */
export function fec(): Format {
  return { name: "fec", charset, open: () => decodeFec };
}
