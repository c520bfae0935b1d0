import type { Path } from "../../../../schemas/decoder.ts";
import type { Xml } from "../xml/decode.ts";
import { eachAt, textAt } from "../xml/pick.ts";
import type { Standard } from "../xml/standard.ts";
import { brokenTotals, type TotalPlaces } from "./totals.ts";

/** Of UBL 2.1 what its documents may hold several of, so far as invoices, orders and despatch advices use it. */
const LISTS = [
  "AdditionalDocumentReference",
  "AdditionalItemIdentification",
  "AdditionalItemProperty",
  "AddressLine",
  "AllowanceCharge",
  "BillingReference",
  "ClassifiedTaxCategory",
  "CommodityClassification",
  "ContractDocumentReference",
  "CreditNoteLine",
  "Delivery",
  "Description",
  "DespatchDocumentReference",
  "DespatchLine",
  "DocumentDescription",
  "InvoiceLine",
  "InvoicePeriod",
  "Note",
  "OrderLine",
  "OrderLineReference",
  "PartyIdentification",
  "PartyLegalEntity",
  "PartyName",
  "PartyTaxScheme",
  "PaymentID",
  "PaymentMeans",
  "PaymentTerms",
  "PrepaidPayment",
  "ProjectReference",
  "ReceiptDocumentReference",
  "SubInvoiceLine",
  "TaxCategory",
  "TaxExemptionReason",
  "TaxSubtotal",
  "TaxTotal",
  "UBLExtension",
  "WithholdingTaxTotal",
];

const NAMESPACE = /^urn:oasis:names:specification:ubl:schema:xsd:(\w+)-2$/;

/** Universal Business Language 2.1 (OASIS, ISO/IEC 19845), its invoices and credit notes by EN 16931's arithmetic. */
export const ublStandard: Standard = {
  lists: LISTS,
  expected: "a document of UBL 2, such as Invoice",
  kindOf: ({ root }) => (NAMESPACE.exec(root.namespace)?.[1] === root.local ? root.local : null),
  schemas: {
    Invoice: async () => (await import("../schemas/ubl-invoice.json", { with: { type: "json" } })).default,
  },
  notes(xml, kind) {
    const lines = LINES[kind];
    return lines ? brokenTotals(xml, places(xml, kind, lines)) : [];
  },
};

const LINES: Readonly<Record<string, string>> = { Invoice: "InvoiceLine", CreditNote: "CreditNoteLine" };

/** Where UBL keeps the terms of EN 16931 (CEN/TS 16931-3-2). */
function places({ document }: Xml, kind: string, lines: string): TotalPlaces {
  const under = (...path: Path): Path => [kind, ...path];
  const total = (name: string) => under("LegalMonetaryTotal", name);
  const adjustments = (charge: boolean) =>
    eachAt(document, under("AllowanceCharge"))
      .filter((path) => isTrue(textAt(document, [...path, "ChargeIndicator"])) === charge)
      .map((path) => [...path, "Amount"]);
  const currency = textAt(document, under("DocumentCurrencyCode"));
  // A second total may tell the VAT in the currency of accounting (BT-111).
  const taxTotal = eachAt(document, under("TaxTotal")).find(
    (path) => textAt(document, [...path, "TaxAmount", "@currencyID"]) === currency,
  );
  return {
    lineAmounts: eachAt(document, under(lines)).map((path) => [...path, "LineExtensionAmount"]),
    allowanceAmounts: adjustments(false),
    chargeAmounts: adjustments(true),
    lineTotal: total("LineExtensionAmount"),
    allowanceTotal: total("AllowanceTotalAmount"),
    chargeTotal: total("ChargeTotalAmount"),
    taxExclusive: total("TaxExclusiveAmount"),
    taxTotal: taxTotal && [...taxTotal, "TaxAmount"],
    taxInclusive: total("TaxInclusiveAmount"),
    prepaid: total("PrepaidAmount"),
    rounding: total("PayableRoundingAmount"),
    payable: total("PayableAmount"),
    vatBreakdown: (taxTotal ? eachAt(document, [...taxTotal, "TaxSubtotal"]) : []).map((path) => ({
      taxable: [...path, "TaxableAmount"],
      tax: [...path, "TaxAmount"],
      rate: [...path, "TaxCategory", 0, "Percent"],
    })),
  };
}

function isTrue(text: string | undefined): boolean {
  return text === "true" || text === "1";
}
