import type { Path } from "../../../../schemas/decoder.ts";
import type { Finding } from "../../../../schemas/finding.ts";
import { noteAt, type Xml } from "../xml/decode.ts";
import { decimalAt, eachAt, isAt, sumAt } from "../xml/pick.ts";
import type { Standard } from "../xml/standard.ts";
import { messageKind } from "./message-kind.ts";

/** Of a payment initiation or its status report what it may hold several of. */
const LISTS = [
  "AddtlInf",
  "AdrLine",
  "CdtTrfTxInf",
  "DrctDbtTxInf",
  "InstrForCdtrAgt",
  "OrgnlPmtInfAndSts",
  "PmtInf",
  "RfrdDocInf",
  "RgltryRptg",
  "SplmtryData",
  "Strd",
  "StsRsnInf",
  "TxInfAndSts",
  "Ustrd",
];

/** The messages, with what holds them and what their transactions are called. */
const MESSAGES: Readonly<Record<string, { readonly root: string; readonly transaction: string | null }>> = {
  "pain.001": { root: "CstmrCdtTrfInitn", transaction: "CdtTrfTxInf" },
  "pain.002": { root: "CstmrPmtStsRpt", transaction: null },
  "pain.008": { root: "CstmrDrctDbtInitn", transaction: "DrctDbtTxInf" },
};

/**
 * Payment initiation of ISO 20022: credit transfers pain.001, direct debits pain.008 and their status report
 * pain.002. Beyond the schemas: the number of transactions and the control sum of the whole and of each
 * payment are those of its transactions (message definition report of payments initiation, GroupHeader and
 * PaymentInformation).
 */
export const painStandard: Standard = {
  lists: LISTS,
  expected: "a message pain.001, pain.002 or pain.008 of ISO 20022",
  kindOf: (xml) => messageKind(xml, Object.keys(MESSAGES)),
  schemas: {
    "pain.001.001.03": async () =>
      (await import("../schemas/pain.001.001.03.json", { with: { type: "json" } })).default,
    "pain.008.003.02": async () =>
      (await import("../schemas/pain.008.003.02.json", { with: { type: "json" } })).default,
  },
  notes(xml, kind) {
    const message = MESSAGES[kind.slice(0, 8)];
    if (!message?.transaction) return [];
    const { root, transaction } = message;
    const payments = eachAt(xml.document, ["Document", root, "PmtInf"]);
    const within = (payment: Path) => eachAt(xml.document, [...payment, transaction]);
    return [
      ...brokenControls(xml, ["Document", root, "GrpHdr"], payments.flatMap(within)),
      ...payments.flatMap((payment) => brokenControls(xml, payment, within(payment))),
    ];
  },
};

function brokenControls(xml: Xml, header: Path, transactions: readonly Path[]): readonly Finding[] {
  const { document } = xml;
  const count = [...header, "NbOfTxs"];
  const sum = [...header, "CtrlSum"];
  const stated = decimalAt(document, count);
  const total = decimalAt(document, sum);
  const amounts = transactions.map((path) => amountOf(document, path));
  return [
    ...(stated && !stated.eq(transactions.length)
      ? [noteAt(xml, "payment-count", count, "the number of its transactions")]
      : []),
    ...(total && !total.eq(sumAt(document, amounts))
      ? [noteAt(xml, "payment-sum", sum, "the sum of the amounts of its transactions")]
      : []),
  ];
}

/** The instructed amount: of a transfer within Amt, or as its equivalent; of a debit by itself. */
function amountOf(document: unknown, transaction: Path): Path {
  const places = [
    [...transaction, "InstdAmt"],
    [...transaction, "Amt", "InstdAmt"],
    [...transaction, "Amt", "EqvtAmt", "Amt"],
  ];
  return places.find((path) => isAt(document, path)) ?? transaction;
}
