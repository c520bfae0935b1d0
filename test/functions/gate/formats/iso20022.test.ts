import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { camt } from "../../../../functions/gate/formats/camt.ts";
import { pain } from "../../../../functions/gate/formats/pain.ts";
import type { Decoder } from "../../../../schemas/decoder.ts";

const decoders: { camt?: Decoder; pain?: Decoder } = {};
beforeAll(async () => {
  decoders.camt = await camt().open();
  decoders.pain = await pain().open();
});

/** The codes of what is noted on a message that its schema accepts. */
function notesOf(name: "camt" | "pain", text: string) {
  const decoded = decoders[name]?.(new TextEncoder().encode(text));
  if (decoded?.outcome !== "decoded") throw new Error("it cannot be decoded");
  expect(decoded.faults).toEqual([]);
  return decoded.notes.map(({ code, path }) => `${code} ${path}`);
}

const balance = (code: string, amount: string, side = "CRDT", currency = "EUR") =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>2026-11-24</Dt></Dt></Bal>`;

const entry = (amount: string, side: string, status = "BOOK") =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts><Cd>${status}</Cd></Sts><BkTxCd/></Ntry>`;

const statement = (inside: string) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId><CreDtTm>2026-11-24T18:00:00</CreDtTm></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${inside}</Stmt></BkToCstmrStmt></Document>`;

describe("a statement", () => {
  const entries = entry("25.10", "CRDT") + entry("5.20", "DBIT") + entry("99.00", "DBIT", "PDNG");
  const opening = balance("OPBD", "100.00");
  const STATEMENT = "/Document/BkToCstmrStmt/Stmt/0";

  test.each([
    ["adds up", opening + balance("CLBD", "119.90") + entries, []],
    [
      "opens with the closing of the day before",
      balance("PRCD", "100.00") + balance("CLBD", "119.90") + entries,
      [],
    ],
    [
      "goes below zero",
      balance("OPBD", "1.00") + balance("CLBD", "4.20", "DBIT") + entry("5.20", "DBIT"),
      [],
    ],
    ["is one page of several", opening + balance("ITBD", "7.00") + entries, []],
    [
      "lacks an entry",
      opening + balance("CLBD", "119.90") + entry("25.10", "CRDT"),
      [`statement-balance ${STATEMENT}/Bal/1/Amt`],
    ],
    [
      "closes in another currency",
      opening + balance("CLBD", "119.90", "CRDT", "USD") + entries,
      [`statement-balance ${STATEMENT}/Bal/1/Amt`],
    ],
    [
      "is summed up rightly",
      balance("ITBD", "1") +
        "<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries><Sum>129.3</Sum></TtlNtries><TtlDbtNtries><NbOfNtries>2</NbOfNtries><Sum>104.20</Sum></TtlDbtNtries></TxsSummry>" +
        entries,
      [],
    ],
    [
      "is summed up wrongly",
      balance("ITBD", "1") +
        "<TxsSummry><TtlNtries><NbOfNtries>4</NbOfNtries><Sum>129.30</Sum></TtlNtries><TtlCdtNtries><Sum>25.11</Sum></TtlCdtNtries></TxsSummry>" +
        entries,
      [
        `statement-count ${STATEMENT}/TxsSummry/TtlNtries/NbOfNtries`,
        `statement-sum ${STATEMENT}/TxsSummry/TtlCdtNtries/Sum`,
      ],
    ],
  ])("that %s", (_, inside, notes) => {
    expect(notesOf("camt", statement(inside))).toEqual(notes);
  });

  test("of a version without schema is reckoned all the same", () => {
    const newer = statement(opening + balance("CLBD", "0.00")).replace("053.001.08", "053.001.13");
    expect(notesOf("camt", newer)).toEqual([
      "schema-absent /Document",
      `statement-balance ${STATEMENT}/Bal/1/Amt`,
    ]);
  });
});

const sample = (name: string) => readFileSync(`test/samples/iso20022/${name}`, "utf8");

describe("a payment", () => {
  const ROOT = "/Document/CstmrCdtTrfInitn";

  test.each([
    ["pain.001.001.03.xml", "<NbOfTxs>2", "<NbOfTxs>3", `payment-count ${ROOT}/GrpHdr/NbOfTxs`],
    ["pain.001.001.03.xml", "<CtrlSum>6655.86", "<CtrlSum>6655.87", `payment-sum ${ROOT}/PmtInf/0/CtrlSum`],
    [
      "pain.001.001.03.xml",
      '<InstdAmt Ccy="EUR">6543.14',
      '<InstdAmt Ccy="EUR">6543.15',
      `payment-sum ${ROOT}/PmtInf/0/CtrlSum`,
    ],
  ])("of %s whose %s is %s is noted", (name, right, wrong, note) => {
    const text = sample(name);
    expect(text).toContain(right);
    expect(notesOf("pain", text.replace(right, wrong))).toEqual([note]);
  });

  test("of another message of ISO 20022 is refused", () => {
    const text = sample("camt053.v8.xml");
    expect(decoders.pain?.(new TextEncoder().encode(text))).toMatchObject({
      faults: [{ code: "schema-root" }],
    });
  });
});
