import type { Path } from "../../../../schemas/decoder.ts";
import type { Xml } from "../xml/decode.ts";
import { eachAt, isAt, textAt } from "../xml/pick.ts";
import type { Standard } from "../xml/standard.ts";
import { brokenTotals, type TotalPlaces } from "./totals.ts";

/** Of a Cross Industry Invoice what it may hold several of. */
const LISTS = [
  "AdditionalReferencedDocument",
  "ApplicableProductCharacteristic",
  "ApplicableTradeTax",
  "DesignatedProductClassification",
  "GlobalID",
  "IncludedNote",
  "IncludedSupplyChainTradeLineItem",
  "InvoiceReferencedDocument",
  "SpecifiedTaxRegistration",
  "SpecifiedTradeAllowanceCharge",
  "SpecifiedTradePaymentTerms",
  "SpecifiedTradeSettlementPaymentMeans",
  "TaxTotalAmount",
];

const NAMESPACE = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
const INVOICE = "CrossIndustryInvoice";
const GUIDELINE = [INVOICE, "ExchangedDocumentContext", "GuidelineSpecifiedDocumentContextParameter", "ID"];
const TRADE = [INVOICE, "SupplyChainTradeTransaction"];
const SETTLEMENT = [...TRADE, "ApplicableHeaderTradeSettlement"];

/** The profiles that the schema of EN 16931 covers: that norm itself and what conforms to it, but no extension. */
function isEn16931(xml: Xml): boolean {
  const guideline = textAt(xml.document, GUIDELINE) ?? "urn:cen.eu:en16931:2017";
  return guideline.startsWith("urn:cen.eu:en16931:2017") && !/exten/i.test(guideline);
}

/**
 * The Cross Industry Invoice of UN/CEFACT (D16B and later), as Factur-X, ZUGFeRD and XRechnung use it, by the
 * schema of the profile EN 16931 and the arithmetic of that norm.
 */
export const ciiStandard: Standard = {
  lists: LISTS,
  expected: "a CrossIndustryInvoice of UN/CEFACT",
  kindOf(xml) {
    if (xml.root.namespace !== NAMESPACE || xml.root.local !== INVOICE) return null;
    return isEn16931(xml) ? "en16931" : "other";
  },
  schemas: {
    en16931: async () => (await import("../schemas/cii-en16931.json", { with: { type: "json" } })).default,
  },
  notes: (xml, kind) => brokenTotals(xml, places(xml, kind)),
};

/** Where CII keeps the terms of EN 16931 (CEN/TS 16931-3-3). */
function places({ document }: Xml, kind: string): TotalPlaces {
  const total = (name: string): Path => [
    ...SETTLEMENT,
    "SpecifiedTradeSettlementHeaderMonetarySummation",
    name,
  ];
  const adjustments = (charge: boolean) =>
    eachAt(document, [...SETTLEMENT, "SpecifiedTradeAllowanceCharge"])
      .filter((path) => isTrue(textAt(document, [...path, "ChargeIndicator", "Indicator"])) === charge)
      .map((path) => [...path, "ActualAmount"]);
  const currency = textAt(document, [...SETTLEMENT, "InvoiceCurrencyCode"]);
  const taxTotals = eachAt(document, total("TaxTotalAmount"));
  const lines = eachAt(document, [...TRADE, "IncludedSupplyChainTradeLineItem"]);
  return {
    // The extended profile has lines under lines, of which a total would count some twice.
    lineAmounts: (kind === "en16931" ? lines : []).map((path) => [
      ...path,
      "SpecifiedLineTradeSettlement",
      "SpecifiedTradeSettlementLineMonetarySummation",
      "LineTotalAmount",
    ]),
    allowanceAmounts: adjustments(false),
    chargeAmounts: adjustments(true),
    lineTotal: total("LineTotalAmount"),
    allowanceTotal: total("AllowanceTotalAmount"),
    chargeTotal: total("ChargeTotalAmount"),
    taxExclusive: total("TaxBasisTotalAmount"),
    taxTotal: taxTotals.find((path) => isIn(document, path, currency)),
    taxInclusive: total("GrandTotalAmount"),
    prepaid: total("TotalPrepaidAmount"),
    rounding: total("RoundingAmount"),
    payable: total("DuePayableAmount"),
    vatBreakdown: eachAt(document, [...SETTLEMENT, "ApplicableTradeTax"]).map((path) => ({
      taxable: [...path, "BasisAmount"],
      tax: [...path, "CalculatedAmount"],
      rate: [...path, "RateApplicablePercent"],
    })),
  };
}

function isIn(document: unknown, path: Path, currency: string | undefined): boolean {
  const own = [...path, "@currencyID"];
  return !isAt(document, own) || textAt(document, own) === currency;
}

function isTrue(text: string | undefined): boolean {
  return text === "true" || text === "1";
}
