import type { Decoded, Decoder } from "../../../schemas/decoder.ts";
import type { Position } from "../../../schemas/finding.ts";
import type * as z from "zod";
import { FixedWidthForm } from "../../../schemas/fixed-width.ts";
import type { Format } from "../../../schemas/format.ts";
import { readRows, type Table } from "./columns/table.ts";
import { textIn } from "./text/encoding.ts";
import { controlCharacter, foreign, hasByteOrderMark } from "./text/foreign.ts";
import { read, refusal, Remarks } from "./text/remarks.ts";
import { positions } from "./text-position.ts";

type Field = FixedWidthForm["columns"][number];

/**
 * Lines of fields of fixed widths, filled with blanks; lines end in CRLF, LF or CR. Refused: a line longer or
 * shorter than its fields together, values of another type. Decodes to a `Table`.
 */
function decodeFixedWidth(bytes: Uint8Array, form: FixedWidthForm): Decoded {
  const strange = foreign(bytes);
  if (strange) return strange;
  const decoded = textIn(form.encoding, bytes);
  if (decoded.outcome === "garbled") {
    const position = positions(decoded.sound)(decoded.sound.length);
    return refusal("text-encoding", { position, expected: form.encoding });
  }
  const control = controlCharacter(decoded.text);
  if (control !== -1) {
    const position = positions(decoded.text)(control);
    return refusal("text-control-character", { position, expected: "a printable character" });
  }
  const remarks = new Remarks();
  if (hasByteOrderMark(bytes)) {
    const told = { position: { line: 1, column: 1 }, expected: "no byte order mark" };
    remarks.noteOnce("text-byte-order-mark", () => told);
  }
  return tableOf(decoded.text, form, remarks);
}

function tableOf(text: string, { columns, locale }: FixedWidthForm, remarks: Remarks): Decoded {
  const width = columns.reduce((sum, field) => sum + field.width, 0);
  const starts = columns.map((_, index) =>
    columns.slice(0, index).reduce((sum, field) => sum + field.width, 0),
  );
  const place = (row: number, field: number): Position => ({
    line: row + 1,
    column: (starts[field] ?? 0) + 1,
    row: row + 1,
    field: field + 1,
  });
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  const records = lines.map((line, row) => {
    // Characters, not UTF-16 units, are what a width counts.
    const characters = Array.from(line.slice(0, 2 * width));
    const length = line.length > 2 * width ? line.length : characters.length;
    if (length !== width) {
      const told = { path: ["rows", row], position: { line: row + 1, row: row + 1 } };
      remarks.error("fixed-width-length", {
        ...told,
        expected: `${width} characters, here ${length}`,
      });
    }
    return columns.map((field, index) => cellOf(characters, starts[index] ?? 0, field));
  });
  const names = columns.map(({ name }) => name);
  if (remarks.errors.length > 0) return { outcome: "undecodable", findings: remarks.errors };
  const rows = readRows(names, columns, locale, records, place, remarks);
  return read({ header: names, rows } satisfies Table, remarks, ([branch, row, name]) => {
    if (branch !== "rows" || typeof row !== "number" || row >= rows.length) return place(0, 0);
    return place(row, Math.max(0, names.indexOf(String(name))));
  });
}

/** The text of a field without the blanks that fill it, with the point that its form leaves out. */
function cellOf(characters: readonly string[], start: number, { width, decimals }: Field): string {
  const text = characters
    .slice(start, start + width)
    .join("")
    .trim();
  if (decimals === undefined || text.length <= decimals) return text;
  return `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/** The format of fixed-width files with these fields. */
export function fixedWidth(form: z.input<typeof FixedWidthForm>): Format {
  const known = FixedWidthForm.parse(form);
  const decode: Decoder = (bytes) => decodeFixedWidth(bytes, known);
  return { name: "fixed-width", charset: () => known.encoding, open: () => decode };
}
