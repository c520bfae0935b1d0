import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { cii } from "../../../../functions/gate/formats/cii.ts";
import { ubl } from "../../../../functions/gate/formats/ubl.ts";
import type { Decoder } from "../../../../schemas/decoder.ts";

const formats = { ubl, cii };
const decoders: Partial<Record<keyof typeof formats, Decoder>> = {};
beforeAll(async () => {
  for (const name of ["ubl", "cii"] as const) decoders[name] = await formats[name]().open();
});

/** The codes and paths of what is noted on an invoice that its schema accepts. */
function notesOf(name: keyof typeof formats, text: string) {
  const decoded = decoders[name]?.(new TextEncoder().encode(text));
  if (decoded?.outcome !== "decoded") throw new Error("it cannot be decoded");
  expect(decoded.faults).toEqual([]);
  return decoded.notes.map(({ code, path }) => `${code} ${path}`);
}

const sample = (path: string) => readFileSync(`test/samples/${path}`, "utf8");

/** The sample with the amount at an element, or at its n-th occurrence, made another. */
function changed(text: string, element: string, occurrence = 1): string {
  let seen = 0;
  const made = text.replaceAll(
    new RegExp(`(<[a-z]+:${element}(?: [^>]*)?>)([^<]*)`, "g"),
    (all, tag, amount) => {
      seen += 1;
      return seen === occurrence ? `${tag}${Number(amount) + 10}` : all;
    },
  );
  expect(made).not.toBe(text);
  return made;
}

describe("a total that does not follow is noted where it stands", () => {
  const TOTALS = "/Invoice/LegalMonetaryTotal";
  test.each([
    [
      "LineExtensionAmount",
      1,
      [`br-co-10 ${TOTALS}/LineExtensionAmount`, `br-co-13 ${TOTALS}/TaxExclusiveAmount`],
    ],
    [
      "TaxExclusiveAmount",
      1,
      [`br-co-13 ${TOTALS}/TaxExclusiveAmount`, `br-co-15 ${TOTALS}/TaxInclusiveAmount`],
    ],
    ["TaxAmount", 1, ["br-co-14 /Invoice/TaxTotal/0/TaxAmount", `br-co-15 ${TOTALS}/TaxInclusiveAmount`]],
    ["TaxInclusiveAmount", 1, [`br-co-15 ${TOTALS}/TaxInclusiveAmount`, `br-co-16 ${TOTALS}/PayableAmount`]],
    ["PayableAmount", 1, [`br-co-16 ${TOTALS}/PayableAmount`]],
    ["LineExtensionAmount", 2, [`br-co-10 ${TOTALS}/LineExtensionAmount`]],
    [
      "TaxAmount",
      2,
      ["br-co-14 /Invoice/TaxTotal/0/TaxAmount", "br-co-17 /Invoice/TaxTotal/0/TaxSubtotal/0/TaxAmount"],
    ],
  ])("in UBL, %s (%i)", (element, occurrence, notes) => {
    expect(notesOf("ubl", changed(sample("ubl/01.01a-INVOICE_ubl.xml"), element, occurrence))).toEqual(notes);
  });

  const SETTLEMENT = "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement";
  const SUMS = `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`;
  test.each([
    ["LineTotalAmount", 3, [`br-co-10 ${SUMS}/LineTotalAmount`, `br-co-13 ${SUMS}/TaxBasisTotalAmount`]],
    ["TaxBasisTotalAmount", 1, [`br-co-13 ${SUMS}/TaxBasisTotalAmount`, `br-co-15 ${SUMS}/GrandTotalAmount`]],
    ["TaxTotalAmount", 1, [`br-co-14 ${SUMS}/TaxTotalAmount/0`, `br-co-15 ${SUMS}/GrandTotalAmount`]],
    ["GrandTotalAmount", 1, [`br-co-15 ${SUMS}/GrandTotalAmount`, `br-co-16 ${SUMS}/DuePayableAmount`]],
    ["DuePayableAmount", 1, [`br-co-16 ${SUMS}/DuePayableAmount`]],
    [
      "CalculatedAmount",
      1,
      [`br-co-14 ${SUMS}/TaxTotalAmount/0`, `br-co-17 ${SETTLEMENT}/ApplicableTradeTax/0/CalculatedAmount`],
    ],
  ])("in CII, %s (%i)", (element, occurrence, notes) => {
    expect(notesOf("cii", changed(sample("cii/01.01a-INVOICE_uncefact.xml"), element, occurrence))).toEqual(
      notes,
    );
  });
});

const cents = (amount: number) => (amount / 100).toFixed(2);

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);

const money = (name: string, value: number) => `<cbc:${name} currencyID="EUR">${cents(value)}</cbc:${name}>`;

const adjusted = (charge: boolean) => (value: number) =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${charge}</cbc:ChargeIndicator>${money("Amount", value)}</cac:AllowanceCharge>`;

const line = (value: number, index: number) =>
  `<cac:InvoiceLine><cbc:ID>${index}</cbc:ID>${money("LineExtensionAmount", value)}<cac:Item><cbc:Name>x</cbc:Name></cac:Item></cac:InvoiceLine>`;

describe("what holds is not noted", () => {
  test.each([
    ["ubl", "ubl/01.01a-INVOICE_ubl.xml"],
    ["ubl", "ubl/02.02a-INVOICE_ubl.xml"],
    ["cii", "cii/01.01a-INVOICE_uncefact.xml"],
    ["cii", "cii/02.02a-INVOICE_uncefact.xml"],
    ["cii", "cii/factur-x-en16931.xml"],
  ] as const)("%s: %s", (name, path) => {
    expect(notesOf(name, sample(path))).toEqual([]);
  });

  const amount = fc.integer({ min: -1_000_000, max: 100_000_000 });
  const invoice = fc.record({
    lines: fc.array(amount, { minLength: 1, maxLength: 6 }),
    allowances: fc.array(amount, { maxLength: 3 }),
    charges: fc.array(amount, { maxLength: 3 }),
    prepaid: amount,
    rate: fc.constantFrom(0, 7, 20),
  });

  test("a generated invoice whose totals follow has no notes, and any other amount due has one", () => {
    const head = sample("ubl/01.01a-INVOICE_ubl.xml").replace(/<cac:TaxTotal>[^]*/, "");
    fc.assert(
      fc.property(
        invoice,
        fc.integer({ min: 1, max: 1000 }),
        ({ lines, allowances, charges, prepaid, rate }, off) => {
          const net = sum(lines) - sum(allowances) + sum(charges);
          const tax = Math.round((net * rate) / 100);
          const written = (payable: number) =>
            [
              head,
              ...allowances.map(adjusted(false)),
              ...charges.map(adjusted(true)),
              `<cac:TaxTotal>${money("TaxAmount", tax)}<cac:TaxSubtotal>${money("TaxableAmount", net)}${money("TaxAmount", tax)}`,
              `<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>${rate}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>`,
              `<cac:LegalMonetaryTotal>${money("LineExtensionAmount", sum(lines))}${money("TaxExclusiveAmount", net)}${money("TaxInclusiveAmount", net + tax)}`,
              `${money("AllowanceTotalAmount", sum(allowances))}${money("ChargeTotalAmount", sum(charges))}${money("PrepaidAmount", prepaid)}${money("PayableAmount", payable)}</cac:LegalMonetaryTotal>`,
              ...lines.map(line),
              "</ubl:Invoice>",
            ].join("");
          expect(notesOf("ubl", written(net + tax - prepaid))).toEqual([]);
          expect(notesOf("ubl", written(net + tax - prepaid + off))).toEqual([
            "br-co-16 /Invoice/LegalMonetaryTotal/PayableAmount",
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a document of the standard", () => {
  test("without a schema at hand is read with a note", () => {
    const order = '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>1</ID></Order>';
    const decoded = decoders.ubl?.(new TextEncoder().encode(order));
    expect(decoded).toMatchObject({
      document: { Order: { ID: { $: "1" } } },
      faults: [],
      notes: [{ code: "schema-absent" }],
    });
  });

  test("of another profile than EN 16931 is not held to its schema", () => {
    const extended = sample("cii/01.01a-INVOICE_uncefact.xml").replace(
      /urn:cen\.eu:en16931:2017[^<]*/,
      "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended",
    );
    expect(notesOf("cii", extended)).toEqual(["schema-absent /CrossIndustryInvoice"]);
  });

  test("of another standard is refused", () => {
    for (const name of ["ubl", "cii"] as const) {
      const decoded = decoders[name]?.(new TextEncoder().encode("<Invoice/>"));
      expect(decoded).toMatchObject({ faults: [{ code: "schema-root", position: { line: 1, column: 1 } }] });
    }
  });
});
