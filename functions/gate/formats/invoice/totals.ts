import { Big } from "big.js";
import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Path } from "../../../../schemas/decoder.ts";
import type { Finding } from "../../../../schemas/finding.ts";
import { noteAt, type Xml } from "../xml/decode.ts";
import { decimalAt, isAt, sumAt } from "../xml/pick.ts";

/** Where a syntax of EN 16931 keeps the amounts of its totals; the numbers are of the standard's business terms. */
export interface TotalPlaces {
  readonly lineAmounts: readonly Path[];
  readonly allowanceAmounts: readonly Path[];
  readonly chargeAmounts: readonly Path[];
  /** BT-106. */
  readonly lineTotal: Path;
  /** BT-107. */
  readonly allowanceTotal: Path;
  /** BT-108. */
  readonly chargeTotal: Path;
  /** BT-109. */
  readonly taxExclusive: Path;
  /** BT-110, in the invoice's currency. */
  readonly taxTotal: Path | undefined;
  /** BT-112. */
  readonly taxInclusive: Path;
  /** BT-113. */
  readonly prepaid: Path;
  /** BT-114. */
  readonly rounding: Path;
  /** BT-115. */
  readonly payable: Path;
  readonly vatBreakdown: readonly VatPlaces[];
}

/** One line of the VAT breakdown (BG-23). */
interface VatPlaces {
  /** BT-116. */
  readonly taxable: Path;
  /** BT-117. */
  readonly tax: Path;
  /** BT-119. */
  readonly rate: Path;
}

const CENTS = 2;

const EXPECTED = {
  "br-co-10": "BT-106 = Σ BT-131, the sum of the net amounts of the lines",
  "br-co-11": "BT-107 = Σ BT-92, the sum of the allowances of the document",
  "br-co-12": "BT-108 = Σ BT-99, the sum of the charges of the document",
  "br-co-13": "BT-109 = BT-106 - BT-107 + BT-108",
  "br-co-14": "BT-110 = Σ BT-117, the sum of the VAT breakdown",
  "br-co-15": "BT-112 = BT-109 + BT-110",
  "br-co-16": "BT-115 = BT-112 - BT-113 + BT-114",
  "br-co-17": "BT-117 = BT-116 x BT-119 / 100, within one unit of the currency",
} as const satisfies Partial<Record<CatalogueCode, string>>;

type ArithmeticCode = keyof typeof EXPECTED;

/**
 * The arithmetic of EN 16931-1:2017 section 6.4.3, rules BR-CO-10 to BR-CO-17, to the cent as CEN's own
 * validation has it. A total that is not there counts as zero.
 */
export function brokenTotals(xml: Xml, places: TotalPlaces): readonly Finding[] {
  const { document } = xml;
  const at = (path: Path | undefined) => (path && decimalAt(document, path)) ?? new Big(0);
  const broken: Finding[] = [];
  const ask = (code: ArithmeticCode, total: Path, expected: Big) => {
    if (!at(total).round(CENTS).eq(expected.round(CENTS)))
      broken.push(noteAt(xml, code, total, EXPECTED[code]));
  };
  const lines = places.lineAmounts.length > 0;
  if (lines) ask("br-co-10", places.lineTotal, sumAt(document, places.lineAmounts));
  if (lines || places.allowanceAmounts.length > 0)
    ask("br-co-11", places.allowanceTotal, sumAt(document, places.allowanceAmounts));
  if (lines || places.chargeAmounts.length > 0)
    ask("br-co-12", places.chargeTotal, sumAt(document, places.chargeAmounts));
  if (isAt(document, places.lineTotal)) {
    const net = at(places.lineTotal).minus(at(places.allowanceTotal)).plus(at(places.chargeTotal));
    ask("br-co-13", places.taxExclusive, net);
  }
  const { taxTotal, vatBreakdown } = places;
  if (taxTotal && vatBreakdown.length > 0) {
    const taxes = vatBreakdown.map(({ tax }) => tax);
    ask("br-co-14", taxTotal, sumAt(document, taxes));
  }
  ask("br-co-15", places.taxInclusive, at(places.taxExclusive).plus(at(taxTotal)));
  const due = at(places.taxInclusive).minus(at(places.prepaid)).plus(at(places.rounding));
  ask("br-co-16", places.payable, due);
  const vat = vatBreakdown
    .filter(({ taxable, tax, rate }) => !isNear(at(tax), at(taxable).times(at(rate)).div(100)))
    .map(({ tax }) => noteAt(xml, "br-co-17", tax, EXPECTED["br-co-17"]));
  return [...broken, ...vat];
}

/** CEN's schematron lets the VAT of a category differ by less than one unit, since lines may be rounded. */
function isNear(tax: Big, exact: Big): boolean {
  return tax.abs().minus(exact.abs().round(CENTS)).abs().lt(1);
}
