import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeMt940 } from "../../../../functions/gate/formats/mt940.ts";
import { Mt940 } from "../../../../schemas/mt940.ts";
import { encode, isValid, told } from "./told.ts";

const BODY = [
  ":20:REF1",
  ":25:FR7630001007941234567890185",
  ":28C:12/1",
  ":60F:C260108EUR100,00",
  ":61:2601090110D20,50NTRFINV 1//BANK1",
  "more",
  ":86:paid to",
  "somebody",
  ":61:260109RD5,NMSCNONREF",
  ":62F:C260109EUR84,50",
  ":64:C260109EUR84,50",
  ":65:C260112EUR84,50",
  ":86:end of page",
];
const whole = `${BODY.join("\r\n")}\r\n-\r\n`;
const inBlocks = (text: string) =>
  `{1:F01BANKFRPPAXXX0000000000}{2:O9400000260109BANKFRPP}{3:{108:MT940}}{4:\r\n${text.replace(/-\r\n$/, "-}")}{5:{CHK:1}}`;

function documentOf(bytes: Uint8Array): Mt940 {
  const decoded = decodeMt940(bytes);
  if (decoded.outcome !== "decoded") throw new Error(JSON.stringify(decoded.findings));
  return Mt940.parse(decoded.document);
}

test("decodes a statement to its balances and entries", () => {
  const balance = { date: "2026-01-09", currency: "EUR", amount: "84.50", intermediate: false };
  expect(documentOf(encode(whole))).toEqual({
    statements: [
      {
        reference: "REF1",
        relatedReference: null,
        account: "FR7630001007941234567890185",
        number: "12/1",
        opening: { ...balance, date: "2026-01-08", amount: "100.00" },
        entries: [
          {
            valueDate: "2026-01-09",
            entryDate: "2026-01-10",
            mark: "D",
            amount: "-20.50",
            type: "NTRF",
            reference: "INV 1",
            bankReference: "BANK1",
            details: "more",
            information: "paid to\nsomebody",
          },
          {
            valueDate: "2026-01-09",
            entryDate: null,
            mark: "RD",
            amount: "5",
            type: "NMSC",
            reference: "NONREF",
            bankReference: null,
            details: null,
            information: null,
          },
        ],
        closing: balance,
        available: balance,
        forward: [{ ...balance, date: "2026-01-12" }],
        information: "end of page",
      },
    ],
  });
});

test.each([
  ["messages without blocks", whole],
  ["blocks of FIN", inBlocks(whole)],
  ["a message in blocks right after another", `${inBlocks(whole)}${inBlocks(whole)}`],
  ["lines of LF", whole.replaceAll("\r", "")],
  ["pages of one statement", whole.replace("60F", "60M").replace("62F", "62M")],
])("accepts %s", (_name, text) => {
  expect(told(decodeMt940, encode(text))).toEqual([]);
  expect(documentOf(encode(text)).statements.length).toBeGreaterThan(0);
});

test.each([
  ["a heading of the bank's own", `BANKFRPP\r\n940\r\n${whole}`, "mt940-heading (whole) 1"],
  ["no dash at the end", whole.replace("-\r\n", ""), "mt940-unended /statements/0 record 11"],
  [
    "a tag of another message",
    whole.replace(":86:paid", ":NS:22"),
    "mt940-tag-unknown /statements/0 record 6",
  ],
  ["an accent", whole.replace("paid", "payé"), "mt940-character (whole) 7:8"],
  ["a byte order mark", `\uFEFF${whole}`, "text-byte-order-mark (whole) 1:1"],
])("accepts and notes %s", (_name, text, note) => {
  expect(told(decodeMt940, encode(text))).toEqual([note]);
  expect(isValid(decodeMt940, encode(text))).toBe(true);
});

test.each([
  ["words", "Service unavailable", "mt940-no-statement (whole) 1:1"],
  ["no opening balance", whole.replace(/:60F:.*\r\n/, ""), "mt940-tag-missing /statements/0 record 10"],
  ["no closing balance", whole.replace(/:62F:.*\r\n/, ""), "mt940-tag-missing /statements/0 record 10"],
  ["no account", whole.replace(/:25:.*\r\n/, ""), "mt940-tag-missing /statements/0 record 10"],
  ["a closing balance twice", whole.replace(/:62F:.*\r\n/, "$&$&"), "mt940-tag-place /statements/0 record 9"],
  [
    "an entry after the closing balance",
    whole.replace(/(:61:260109RD.*\r\n)(:62F:.*\r\n)/, "$2$1"),
    "mt940-tag-place /statements/0 record 8",
  ],
  [
    "information before any entry",
    whole.replace(":61:", ":86:x\r\n:61:"),
    "mt940-tag-place /statements/0 record 5",
  ],
  ["a decimal point", whole.replace("100,00", "100.00"), "mt940-tag-form /statements/0 record 4"],
  ["a month that is none", whole.replace("C260108", "C261308"), "mt940-tag-form /statements/0 record 4"],
  [
    "a day of entry that is none",
    whole.replace("2601090110", "2601090230"),
    "mt940-tag-form /statements/0 record 5",
  ],
  ["an entry without type", whole.replace("NTRF", ""), "mt940-tag-form /statements/0 record 5"],
  ["a statement number with letters", whole.replace("12/1", "A"), "mt940-tag-form /statements/0 record 3"],
  ["an empty reference", whole.replace("REF1", ""), "mt940-tag-form /statements/0 record 1"],
  [
    "two currencies",
    whole.replace(":62F:C260109EUR", ":62F:C260109USD"),
    "mt940-currency /statements/0 record 8",
  ],
  [
    "another closing balance",
    whole.replace(":62F:C260109EUR84,50", ":62F:C260109EUR84,51"),
    "mt940-balance /statements/0 record 8",
  ],
  ["another side", whole.replace(":62F:C", ":62F:D"), "mt940-balance /statements/0 record 8"],
  ["an entry lost", whole.replace(/:61:260109RD.*\r\n/, ""), "mt940-balance /statements/0 record 7"],
  ["a line between messages", `${whole}hello\r\n${whole}`, "mt940-line (whole) 15"],
  ["an end inside a text block", inBlocks(whole).split("-}")[0] ?? "", "mt940-truncated /statements/0 15"],
  ["a NUL", whole.replace("REF1", "\0"), "text-control-character (whole) 1:5"],
])("refuses %s", (_name, text, finding) => {
  expect(told(decodeMt940, encode(text))).toEqual([finding]);
  expect(isValid(decodeMt940, encode(text))).toBe(false);
});

const entryDate = (dates: string) =>
  documentOf(encode(whole.replace("2601090110", dates))).statements[0]?.entries[0]?.entryDate;

test("puts the day of entry into the year that is nearest to the value date", () => {
  expect(entryDate("2512310102")).toBe("2026-01-02");
  expect(entryDate("2601021231")).toBe("2025-12-31");
});

test("tells where a path of the document stands", () => {
  const decoded = decodeMt940(encode(whole + whole));
  if (decoded.outcome !== "decoded") throw new Error("refused");
  expect(decoded.locate(["statements", 1, "entries", 1, "amount"])).toEqual({ line: 23, record: 18 });
  expect(decoded.locate(["statements", 1, "account"])).toEqual({ line: 15, record: 12 });
});

const cents = fc.integer({ min: 1, max: 1_000_000 });
const written = (amount: number) =>
  `${Math.trunc(Math.abs(amount) / 100)},${String(Math.abs(amount) % 100).padStart(2, "0")}`;
const side = (amount: number) => (amount < 0 ? "D" : "C");

const verdict = (lines: readonly string[]) => isValid(decodeMt940, encode(lines.join("\r\n")));

test("accepts every statement whose balances hold, and refuses it with one amount or tag changed", () => {
  const entry = fc.record({ amount: cents, mark: fc.constantFrom("C", "D", "RC", "RD") });
  fc.assert(
    fc.property(
      cents,
      fc.array(entry, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      (opening, entries, pick) => {
        const sum = entries.reduce(
          (total, { amount, mark }) => total + (mark === "C" || mark === "RD" ? amount : -amount),
          opening,
        );
        const lines = [
          ":20:R",
          ":25:A",
          ":28C:1",
          `:60F:C260101EUR${written(opening)}`,
          ...entries.map(({ amount, mark }) => `:61:260101${mark}${written(amount)}NTRFX`),
          `:62F:${side(sum)}260101EUR${written(sum)}`,
          "-",
        ];
        expect(verdict(lines)).toBe(true);
        const amounts = lines.flatMap((line, index) => (line.includes(",") ? [index] : []));
        const chosen = amounts[pick % amounts.length] ?? 0;
        const line = lines[chosen] ?? "";
        expect(verdict(lines.with(chosen, line.replace(/(\d),/, "$11,")))).toBe(false);
        expect(verdict(lines.with(chosen, line.replace(",", ".")))).toBe(false);
        expect(verdict(lines.toSpliced(chosen, 1))).toBe(false);
      },
    ),
  );
});
