import { Big } from "big.js";
import type { Path } from "../../../../schemas/decoder.ts";
import type { Finding } from "../../../../schemas/finding.ts";
import { noteAt, type Xml } from "../xml/decode.ts";
import { decimalAt, eachAt, sumAt, textAt } from "../xml/pick.ts";
import type { Standard } from "../xml/standard.ts";
import { messageKind } from "./message-kind.ts";

/** Of an account report, statement or notification what it may hold several of. */
const LISTS = [
  "AddtlInf",
  "AddtlRmtInf",
  "AdrLine",
  "Avlbty",
  "Bal",
  "Chrgs",
  "CdtLine",
  "Intrst",
  "Ntfctn",
  "Ntry",
  "NtryDtls",
  "Prtry",
  "Rcrd",
  "RfrdDocInf",
  "RltdRmtInf",
  "Rpt",
  "SplmtryData",
  "Stmt",
  "Strd",
  "TxDtls",
  "Ustrd",
];

/** The messages, and where in each its reports stand. */
const REPORTS: Readonly<Record<string, Path>> = {
  "camt.052": ["Document", "BkToCstmrAcctRpt", "Rpt"],
  "camt.053": ["Document", "BkToCstmrStmt", "Stmt"],
  "camt.054": ["Document", "BkToCstmrDbtCdtNtfctn", "Ntfctn"],
};

/**
 * Bank-to-customer cash management of ISO 20022: the account report camt.052, the statement camt.053 and the
 * notification camt.054. Beyond the schemas: the summary of entries counts and sums them, and in a statement
 * the opening booked balance and the booked entries make the closing one (message definition report of bank-
 * to-customer cash management, balances OPBD, PRCD and CLBD).
 */
export const camtStandard: Standard = {
  lists: LISTS,
  expected: "a message camt.052, camt.053 or camt.054 of ISO 20022",
  kindOf: (xml) => messageKind(xml, Object.keys(REPORTS)),
  schemas: {
    "camt.053.001.02": async () =>
      (await import("../schemas/camt.053.001.02.json", { with: { type: "json" } })).default,
    "camt.053.001.08": async () =>
      (await import("../schemas/camt.053.001.08.json", { with: { type: "json" } })).default,
    "camt.054.001.08": async () =>
      (await import("../schemas/camt.054.001.08.json", { with: { type: "json" } })).default,
  },
  notes(xml, kind) {
    const message = kind.slice(0, 8);
    return eachAt(xml.document, REPORTS[message] ?? []).flatMap((report) => [
      ...brokenSummary(xml, report),
      ...(message === "camt.053" ? brokenBalance(xml, report) : []),
    ]);
  },
};

/** Positive for a credit, negative for a debit. */
function signed({ document }: Xml, path: Path): Big {
  const amount = decimalAt(document, [...path, "Amt"]) ?? new Big(0);
  return textAt(document, [...path, "CdtDbtInd"]) === "DBIT" ? amount.times(-1) : amount;
}

function brokenSummary(xml: Xml, report: Path): readonly Finding[] {
  const { document } = xml;
  const entries = eachAt(document, [...report, "Ntry"]);
  const of = (indicator: string) =>
    entries.filter((path) => textAt(document, [...path, "CdtDbtInd"]) === indicator);
  const groups = { TtlNtries: entries, TtlCdtNtries: of("CRDT"), TtlDbtNtries: of("DBIT") };
  return Object.entries(groups).flatMap(([name, group]) => {
    const count = [...report, "TxsSummry", name, "NbOfNtries"];
    const sum = [...report, "TxsSummry", name, "Sum"];
    const stated = decimalAt(document, count);
    const total = decimalAt(document, sum);
    const amounts = group.map((path) => [...path, "Amt"]);
    return [
      ...(stated && !stated.eq(group.length)
        ? [noteAt(xml, "statement-count", count, "the number of the entries that it sums up")]
        : []),
      ...(total && !total.eq(sumAt(document, amounts))
        ? [noteAt(xml, "statement-sum", sum, "the sum of the entries that it sums up")]
        : []),
    ];
  });
}

/** The opening balance of a day may be told as the closing one of the day before. */
const OPENING = ["OPBD", "PRCD"];

function brokenBalance(xml: Xml, report: Path): readonly Finding[] {
  const { document } = xml;
  const balances = eachAt(document, [...report, "Bal"]);
  const coded = (code: string) =>
    balances.find((path) => textAt(document, [...path, "Tp", "CdOrPrtry", "Cd"]) === code);
  const opening = OPENING.map(coded).find((path) => path !== undefined);
  const closing = coded("CLBD");
  if (!opening || !closing) return [];
  const booked = eachAt(document, [...report, "Ntry"]).filter((path) => isBooked(document, path));
  const currencies = new Set(
    [opening, closing, ...booked].map((path) => textAt(document, [...path, "Amt", "@Ccy"])),
  );
  const reckoned = booked.reduce((sum, path) => sum.plus(signed(xml, path)), signed(xml, opening));
  if (currencies.size === 1 && reckoned.eq(signed(xml, closing))) return [];
  const expected = "the opening balance plus the booked entries, in one currency";
  return [noteAt(xml, "statement-balance", [...closing, "Amt"], expected)];
}

/** The status is a code since version 7, and was a text before. */
function isBooked(document: unknown, entry: Path): boolean {
  const status = textAt(document, [...entry, "Sts", "Cd"]) ?? textAt(document, [...entry, "Sts"]);
  return status === "BOOK";
}
