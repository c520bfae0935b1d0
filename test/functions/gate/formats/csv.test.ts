import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csv } from "../../../../functions/gate/formats/csv.ts";
import type { CsvForm } from "../../../../schemas/csv.ts";
import type { Decoder } from "../../../../schemas/decoder.ts";
import { encode, isValid, latin1, told } from "./told.ts";

function decoder(form: Partial<CsvForm> = {}): Decoder {
  const opened = csv(form).open();
  if (opened instanceof Promise) throw new Error("CSV is opened at once");
  return opened;
}

const plain = decoder({ delimiter: ",", encoding: "utf-8" });

function documentOf(bytes: Uint8Array, decode = plain): unknown {
  const decoded = decode(bytes);
  if (decoded.outcome !== "decoded") throw new Error(JSON.stringify(decoded.findings));
  return decoded.document;
}

test("decodes rows keyed by the names of the header, empty values as null", () => {
  expect(documentOf(encode('sku,label\r\nA1,"a ""b"", c\nd"\r\nA2,\r\n'))).toEqual({
    header: ["sku", "label"],
    rows: [
      { sku: "A1", label: 'a "b", c\nd' },
      { sku: "A2", label: null },
    ],
  });
});

test.each([
  ["a value too many", "a,b\n1,2\n1,2,3\n", "table-row-length /rows/1 row 3"],
  ["a value too few", "a,b\n1\n", "table-row-length /rows/0 row 2"],
  ["a blank row", "a,b\n\n1,2\n", "table-blank-row /rows/0 row 2"],
  ["a name left out", "a,\n1,2\n", "table-header (whole) row 1/2"],
  ["a name twice", "a,a\n1,2\n", "table-header (whole) row 1/2"],
  ["a reserved name", "a,__proto__\n1,2\n", "table-header (whole) row 1/2"],
  ["a quote inside a value", 'a,b\n1,x"y\n', "csv-quote (whole) row 2/2"],
  ["text after a closing quote", 'a,b\n1,"x"y\n', "csv-quote (whole) row 2/2"],
  ["a quote that is not closed", 'a,b\n1,"x\n2,y\n', "csv-truncated (whole) row 2/2"],
  ["a NUL", "a,b\n1,\0\n", "text-control-character (whole) 2:3"],
  ["a row of 300,000 characters", `a,b\n1,${"x".repeat(300_000)}\n`, "table-record-length (whole) row 2/2"],
])("refuses %s", (_name, text, finding) => {
  expect(told(plain, encode(text))).toEqual([finding]);
  expect(isValid(plain, encode(text))).toBe(false);
});

test("refuses text that is not in the encoding of the contract", () => {
  expect(told(plain, latin1("a,b\n1,é\n"))).toEqual(["text-encoding (whole) 2:3"]);
});

test.each([
  ["a comma", encode("a,b\n1,2\n"), '",", encoding: "utf-8"'],
  ["a semicolon", encode("a;b;c,d\n1;2;3,4\n"), '";", encoding: "utf-8"'],
  ["a tab", encode("a\tb\n1\t2\n"), String.raw`"\t", encoding: "utf-8"`],
  ["a pipe", encode("a|b\n1|2\n"), '"|", encoding: "utf-8"'],
  ["a delimiter that quotes hide", encode('"a,b,c";d\n1;2\n'), '";", encoding: "utf-8"'],
  ["windows-1252", latin1("a;prix \x80\n1;2\n"), '";", encoding: "windows-1252"'],
  ["UTF-16", Buffer.from("\uFEFFa;b\n1;2\n", "utf16le"), '";", encoding: "utf-16le"'],
])("finds out %s and says so", (_name, bytes, found) => {
  const decoded = decoder()(bytes);
  if (decoded.outcome !== "decoded") throw new Error("refused");
  expect(decoded.notes.map(({ code, expected }) => [code, expected])).toEqual([
    ["csv-dialect", `in the contract, delimiter: ${found}`],
  ]);
});

test("takes a byte order mark, blank lines at the end and any line ends", () => {
  const bytes = encode("\uFEFFa,b\r\n1,2\n3,4\r5,6\n\n");
  expect(told(plain, bytes)).toEqual(["text-byte-order-mark (whole) 1:1", "table-blank-end (whole) row 5"]);
  expect(documentOf(bytes)).toMatchObject({ header: ["a", "b"], rows: [{ a: "1" }, { a: "3" }, { a: "5" }] });
});

test("numbers the columns of a file without header", () => {
  const decode = decoder({ delimiter: ",", encoding: "utf-8", header: false });
  expect(documentOf(encode("1,2\n3,4\n"), decode)).toEqual({
    header: ["1", "2"],
    rows: [
      { "1": "1", "2": "2" },
      { "1": "3", "2": "4" },
    ],
  });
});

const COLUMN = { type: "string", required: false, unique: false } as const;
const typed = decoder({
  delimiter: ";",
  encoding: "utf-8",
  locale: "fr-FR",
  columns: [
    { ...COLUMN, name: "sku", required: true, unique: true, maxLength: 4 },
    { ...COLUMN, name: "quantity", type: "integer" },
    { ...COLUMN, name: "price", type: "decimal" },
    { ...COLUMN, name: "until", type: "date", format: "DD/MM/YYYY" },
    { ...COLUMN, name: "site", enum: ["PAR", "LYO"] },
  ],
});
const HEADER = "sku;quantity;price;until;site\n";

test("reads numbers by the locale and dates by their form, into one form each", () => {
  const rows = "A1;1 200;1\u202f234,50;31/12/2026;PAR\nA2;-007;0,5;;\n";
  expect(documentOf(encode(HEADER + rows), typed)).toMatchObject({
    rows: [
      { sku: "A1", quantity: "1200", price: "1234.50", until: "2026-12-31", site: "PAR" },
      { sku: "A2", quantity: "-7", price: "0.5", until: null, site: null },
    ],
  });
});

test.each([
  ["a value left out", ";1;1;;", "field-missing /rows/0/sku row 2/1"],
  ["a point for a comma", "A;1;1.5;;", "field-format /rows/0/price row 2/3"],
  ["a group of two digits", "A;1 20;1;;", "field-format /rows/0/quantity row 2/2"],
  ["a decimal for an integer", "A;1,5;1;;", "field-format /rows/0/quantity row 2/2"],
  ["a date of another form", "A;1;1;2026-12-31;", "field-format /rows/0/until row 2/4"],
  ["a day that is none", "A;1;1;31/02/2026;", "field-format /rows/0/until row 2/4"],
  ["another value than those allowed", "A;1;1;;LIL", "field-value /rows/0/site row 2/5"],
  ["a value that is too long", "ABCDE;1;1;;", "field-too-big /rows/0/sku row 2/1"],
  ["a unique value twice", "A;1;1;;\nA;2;2;;", "table-repeated-value /rows/1/sku row 3/1"],
])("refuses %s in a typed column", (_name, rows, finding) => {
  expect(told(typed, encode(HEADER + rows))).toEqual([finding]);
});

test.each([
  ["renamed", "SKU;quantity;price;until;site\n", ["table-header (whole) row 1/1"]],
  [
    "swapped",
    "quantity;sku;price;until;site\n",
    ["table-header (whole) row 1/1", "table-header (whole) row 1/2"],
  ],
  ["left out", "sku;quantity;price;until\n", ["table-header (whole) row 1/5"]],
  ["added", "sku;quantity;price;until;site;note\n", ["table-header (whole) row 1/6"]],
])("refuses a header with a column %s", (_name, header, findings) => {
  expect(told(typed, encode(header))).toEqual(findings);
});

test("tells where a path of the document stands", () => {
  const decoded = plain(encode('a,b\n1,"x\ny"\n2,z\n'));
  if (decoded.outcome !== "decoded") throw new Error("refused");
  expect(decoded.locate(["rows", 1, "b"])).toEqual({ line: 4, row: 3, field: 2 });
  expect(decoded.locate(["rows", 0])).toEqual({ line: 2, row: 2 });
  expect(decoded.locate([])).toEqual({ line: 1, row: 1 });
});

test.each([
  [{ delimiter: "x" }, "one character that no value needs"],
  [{ locale: "not a locale" }, ""],
  [
    {
      columns: [
        { ...COLUMN, name: "a" },
        { ...COLUMN, name: "a" },
      ],
    },
    "a name of its own",
  ],
  [{ columns: [{ ...COLUMN, name: "a", type: "date", format: "MM/DD" } as const] }, "YYYY, MM and DD"],
])("refuses the form %o", (form, expected) => {
  expect(() => csv(form)).toThrow(expected);
});

const value = fc.stringMatching(/^[a-z0-9 ,"\r\n;é-]{0,8}$/);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
  );
const lineOf = (cells: readonly string[]) => cells.map(quoted).join(",");
const fileOf = (lines: readonly string[]) => encode(lines.map((line) => `${line}\r\n`).join(""));

test("gives back every table, and refuses it with one delimiter, line end or quote changed", () => {
  fc.assert(
    fc.property(table, fc.nat(), (rows, pick) => {
      const names = (rows[0] ?? []).map((_, index) => `c${index}`);
      const lines = [names, ...rows].map(lineOf);
      const decoded = documentOf(fileOf(lines));
      const keyed = rows.map((row) =>
        Object.fromEntries(row.map((cell, i) => [`c${i}`, cell === "" ? null : cell])),
      );
      expect(decoded).toEqual({ header: names, rows: keyed });
      const chosen = pick % lines.length;
      const cells = [names, ...rows][chosen] ?? [];
      const at = pick % (cells.length - 1);
      const joined = cells.toSpliced(at, 2, `${cells[at]}${cells[at + 1]}`);
      expect(isValid(plain, fileOf(lines.with(chosen, lineOf(joined))))).toBe(false);
      const unquoted = lines.with(chosen, lines[chosen]?.slice(0, -1) ?? "");
      expect(isValid(plain, fileOf(unquoted))).toBe(false);
      // A file of one row that runs into its header is a header alone.
      if (chosen === lines.length - 1 || lines.length === 2) return;
      const run = lines.toSpliced(chosen, 2, `${lines[chosen]},${lines[chosen + 1]}`);
      expect(isValid(plain, fileOf(run))).toBe(false);
    }),
  );
});
