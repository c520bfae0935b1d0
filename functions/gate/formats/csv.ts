import type { Decoded, Decoder } from "../../../schemas/decoder.ts";
import { CsvForm } from "../../../schemas/csv.ts";
import type { Position } from "../../../schemas/finding.ts";
import type { Format } from "../../../schemas/format.ts";
import { readRows, type Table } from "./columns/table.ts";
import { textIn } from "./text/encoding.ts";
import { controlCharacter, foreign, hasByteOrderMark } from "./text/foreign.ts";
import { read, refusal, Remarks } from "./text/remarks.ts";
import { positions } from "./text-position.ts";
import { delimiterOf, encodingOf } from "./csv/dialect.ts";
import { readHeader } from "./csv/header.ts";
import { recordsOf } from "./csv/records.ts";

/**
 * CSV by RFC 4180, in the dialect that the form gives, else the one that the file shows: that is noted, to be
 * written into the contract. Refused: quotes out of place, rows longer or shorter than the header, names
 * that are empty or repeated, blank rows; with columns, another header and values of another type. Decodes
 * to a `Table`.
 */
function decodeCsv(bytes: Uint8Array, form: CsvForm): Decoded {
  const strange = foreign(bytes);
  if (strange) return strange;
  const { encoding, read: decoded } = form.encoding
    ? { encoding: form.encoding, read: textIn(form.encoding, bytes) }
    : encodingOf(bytes);
  if (decoded.outcome === "garbled") {
    return refusal("text-encoding", {
      position: positions(decoded.sound)(decoded.sound.length),
      expected: encoding,
    });
  }
  const { text } = decoded;
  const control = controlCharacter(text);
  if (control !== -1) {
    const expected = "a printable character";
    return refusal("text-control-character", { position: positions(text)(control), expected });
  }
  const delimiter = form.delimiter ?? delimiterOf(text, form.quote);
  const content = withoutBlankEnd(text);
  const cut = recordsOf(content, delimiter, form.quote);
  if (cut.outcome === "broken") {
    const { code, line, row, field, expected } = cut;
    return refusal(code, { position: { line, row, field }, expected });
  }
  const remarks = new Remarks();
  const start = { line: 1, column: 1 };
  if (hasByteOrderMark(bytes)) {
    remarks.noteOnce("text-byte-order-mark", () => ({ position: start, expected: "no byte order mark" }));
  }
  if (!form.delimiter || !form.encoding) {
    const expected = `in the contract, delimiter: ${JSON.stringify(delimiter)}, encoding: "${encoding}"`;
    remarks.noteOnce("csv-dialect", () => ({ position: start, expected }));
  }
  if (content.length < text.length) {
    const position = { line: (cut.lines.at(-1) ?? 0) + 1, row: cut.records.length + 1 };
    remarks.noteOnce("table-blank-end", () => ({ position, expected: "no blank line at the end" }));
  }
  return tableOf(cut.records, cut.lines, form, remarks);
}

function tableOf(
  records: readonly (readonly string[])[],
  lines: readonly number[],
  form: CsvForm,
  remarks: Remarks,
): Decoded {
  const place = (record: number, field?: number): Position => ({
    line: (lines[record - 1] ?? 0) + 1,
    row: record + 1,
    ...(field !== undefined && { field: field + 1 }),
  });
  const [first = []] = records;
  const names = readHeader(first, form, (field) => place(0, field), remarks);
  const from = form.header ? 1 : 0;
  const body = records.slice(from);
  for (const [index, record] of body.entries()) {
    if (record.length === names.length) continue;
    const told = { path: ["rows", index], position: place(from + index) };
    if (isBlank(record)) remarks.error("table-blank-row", { ...told, expected: "no blank row" });
    else {
      remarks.error("table-row-length", {
        ...told,
        expected: `${names.length} values, here ${record.length}`,
      });
    }
  }
  if (remarks.errors.length > 0) return { outcome: "undecodable", findings: remarks.errors };
  const placeOf = (row: number, field: number) => place(from + row, field);
  const rows = readRows(names, form.columns, form.locale, body, placeOf, remarks);
  return read({ header: names, rows } satisfies Table, remarks, ([branch, row, name]) => {
    if (branch !== "rows" || typeof row !== "number" || row >= rows.length) return place(0);
    const field = names.indexOf(String(name));
    return field === -1 ? place(from + row) : place(from + row, field);
  });
}

/** The text up to the line end of its last line that is not blank. */
function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  const lineEnd = text.startsWith("\r\n", end) ? 2 : 1;
  return text.slice(0, end + lineEnd);
}

function isBlank(record: readonly string[]): boolean {
  return record.length === 1 && record[0] === "";
}

/** The format of CSV files of a form; what the form leaves out is found out of each file. */
export function csv(form: Partial<CsvForm> = {}): Format {
  const known = CsvForm.parse(form);
  const decode: Decoder = (bytes) => decodeCsv(bytes, known);
  const charset = (bytes: Uint8Array) => known.encoding ?? encodingOf(bytes).encoding;
  return {
    name: "csv",
    charset,
    open: () => decode,
    edit: async () => (await import("./csv/editor.ts")).csvEditor(known),
  };
}
