import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFec } from "../../../../functions/gate/formats/fec.ts";
import { Fec } from "../../../../schemas/fec.ts";
import { encode, isValid, told } from "./told.ts";

const HEADER =
  "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";
const DEBIT = "VE|Ventes|1|20260109|411000|Clients|C1|Hôtel|FA1|20260109|Facture|120,00|0,00|||20260110||";
const CREDIT = "VE|Ventes|1|20260109|707000|Ventes|||FA1|20260109|Facture|0,00|120,00|||20260110||";
const file = (...lines: string[]) => [HEADER, ...lines].map((line) => `${line}\r\n`).join("");
const whole = file(DEBIT, CREDIT);

function documentOf(bytes: Uint8Array): Fec {
  const decoded = decodeFec(bytes);
  if (decoded.outcome !== "decoded") throw new Error(JSON.stringify(decoded.findings));
  return Fec.parse(decoded.document);
}

test("decodes a file to its lines, dates in ISO 8601 and amounts with a point", () => {
  const { lines, ...summary } = documentOf(encode(whole));
  expect(summary).toEqual({ from: "2026-01-09", until: "2026-01-09", entries: 1, debit: "120" });
  expect(lines[0]).toMatchObject({
    CompAuxLib: "Hôtel",
    PieceDate: "2026-01-09",
    Debit: "120.00",
    DateLet: null,
  });
});

test.each([
  ["tabs", encode(whole.replaceAll("|", "\t"))],
  ["ISO 8859-15", Buffer.from(whole, "latin1")],
  ["capitals of its own in the header", encode(whole.replace("Montantdevise", "MontantDevise"))],
  [
    "Montant and Sens",
    encode(
      whole
        .replace("Debit|Credit", "Montant|Sens")
        .replace("120,00|0,00", "120,00|D")
        .replace("0,00|120,00", "120,00|C"),
    ),
  ],
  [
    "signs of Sens as numbers",
    encode(
      whole
        .replace("Debit|Credit", "Montant|Sens")
        .replace("120,00|0,00", "120,00|+1")
        .replace("0,00|120,00", "120,00|-1"),
    ),
  ],
  ["an empty side", encode(whole.replace("120,00|0,00", "120,00|"))],
  ["negative amounts", encode(whole.replace("120,00|0,00", "0,00|-120,00"))],
  ["lines of LF", encode(whole.replaceAll("\r", ""))],
])("accepts %s", (_name, bytes) => {
  expect(told(decodeFec, bytes)).toEqual([]);
  expect(documentOf(bytes).entries).toBe(1);
});

test("notes the character set of Windows, at its first letter, and reads it right", () => {
  const bytes = Buffer.from(whole.replace("Facture", "L\x92\xe9t\xe9"), "latin1");
  expect(told(decodeFec, bytes)).toEqual(["fec-encoding (whole) 2:60"]);
  expect(documentOf(bytes).lines[0]?.EcritureLib).toBe("L’été");
});

test.each([
  ["another separator", whole.replaceAll("|", ";"), "fec-separator (whole) row 1"],
  ["a header alone", file(), "fec-no-entry (whole) row 1"],
  ["a column renamed", whole.replace("CompteNum", "Compte"), "table-header (whole) row 1/5"],
  ["a column too few", file(DEBIT.slice(0, -1), CREDIT), "table-row-length /lines/0 row 2"],
  ["a column too many", file(DEBIT, `${CREDIT}|`), "table-row-length /lines/1 row 3"],
  ["a blank row", file(DEBIT, "", CREDIT), "table-blank-row /lines/1 row 3"],
  [
    "a date with slashes",
    whole.replace("20260109", "09/01/2026"),
    "field-format /lines/0/EcritureDate row 2/4",
  ],
  ["a day that is none", whole.replace("20260109", "20260229"), "field-format /lines/0/EcritureDate row 2/4"],
  ["a decimal point", whole.replace("120,00", "120.00"), "field-format /lines/0/Debit row 2/12"],
  ["thousands set apart", whole.replace("120,00", "1 120,00"), "field-format /lines/0/Debit row 2/12"],
  [
    "no journal",
    file(DEBIT.slice(2), CREDIT).replace("|Ventes|1", "|Ventes|1"),
    "field-missing /lines/0/JournalCode row 2/1",
  ],
  ["no date of validation", whole.replace("20260110", ""), "field-missing /lines/0/ValidDate row 2/16"],
  [
    "a foreign amount without currency",
    file(`${DEBIT.slice(0, -1)}9,99|`, CREDIT),
    "field-missing /lines/0/Idevise row 2/18",
  ],
  ["an entry out of balance", whole.replace("120,00", "120,01"), "fec-unbalanced /lines/0 row 2"],
  ["a line lost", file(DEBIT), "fec-unbalanced /lines/0 row 2"],
  ["a NUL", whole.replace("Clients", "\0"), "text-control-character (whole) 2:29"],
])("refuses %s", (_name, text, finding) => {
  expect(told(decodeFec, encode(text))).toEqual([finding]);
});

test("notes a byte order mark and blank lines at the end", () => {
  expect(told(decodeFec, encode(`\uFEFF${whole}\r\n`))).toEqual([
    "text-byte-order-mark (whole) 1:1",
    "table-blank-end (whole) row 4",
  ]);
});

test("tells where a path of the document stands", () => {
  const decoded = decodeFec(encode(whole));
  if (decoded.outcome !== "decoded") throw new Error("refused");
  expect(decoded.locate(["lines", 1, "Credit"])).toEqual({ line: 3, row: 3, field: 13 });
  expect(decoded.locate(["lines", 1])).toEqual({ line: 3, row: 3 });
  expect(decoded.locate(["from"])).toEqual({ line: 1, row: 1 });
});

const euros = (cents: number) => `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
const entry = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 5 });
const sides = (debit: number, credit: number) => `${euros(debit)}|${euros(credit)}`;

test("accepts entries in balance, and refuses them with one amount, separator or line end changed", () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), fc.nat(), (entries, pick) => {
      const lines = entries.flatMap((amounts, number) => {
        const sum = amounts.reduce((total, cents) => total + cents, 0);
        return [sides(sum, 0), ...amounts.map((cents) => sides(0, cents))].map((amounts) =>
          DEBIT.replace("|1|", `|${number + 1}|`).replace("120,00|0,00", amounts),
        );
      });
      expect(documentOf(encode(file(...lines))).entries).toBe(entries.length);
      const chosen = pick % lines.length;
      const line = lines[chosen] ?? "";
      const verdict = (changed: string) => isValid(decodeFec, encode(file(...lines.with(chosen, changed))));
      expect(verdict(line.replace(/(\d),(\d\d)\|/, "9$1,$2|"))).toBe(false);
      expect(verdict(line.replace(",", "."))).toBe(false);
      const bars = line.split("|").length - 1;
      let bar = pick % bars;
      expect(verdict(line.replaceAll("|", (found) => (bar-- === 0 ? "" : found)))).toBe(false);
      // The header is the line before the first.
      const run = [HEADER, ...lines].toSpliced(chosen, 2, `${[HEADER, ...lines][chosen]}${line}`);
      expect(isValid(decodeFec, encode(run.join("\r\n")))).toBe(false);
    }),
  );
});
