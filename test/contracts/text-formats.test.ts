import { describe, expect, test } from "vitest";
import { edifactDesadv } from "../../contracts/edifact-desadv.ts";
import { edifactInvoic } from "../../contracts/edifact-invoic.ts";
import { edifactOrders } from "../../contracts/edifact-orders.ts";
import { fec } from "../../contracts/fec.ts";
import { mt940Statement } from "../../contracts/mt940-statement.ts";
import { x12Invoice } from "../../contracts/x12-invoice.ts";
import { x12PurchaseOrderAcknowledgment } from "../../contracts/x12-purchase-order-acknowledgment.ts";
import { x12PurchaseOrder } from "../../contracts/x12-purchase-order.ts";
import { x12ShipNotice } from "../../contracts/x12-ship-notice.ts";
import { check } from "../../functions/gate/examine.ts";
import { type Contract, defineContract } from "../../schemas/contract.ts";
import { sample } from "../samples/verdicts.ts";

const contracts = {
  orders: defineContract(edifactOrders),
  invoic: defineContract(edifactInvoic),
  desadv: defineContract(edifactDesadv),
  "850": defineContract(x12PurchaseOrder),
  "855": defineContract(x12PurchaseOrderAcknowledgment),
  "856": defineContract(x12ShipNotice),
  "810": defineContract(x12Invoice),
  fec: defineContract(fec),
  mt940: defineContract(mt940Statement),
} as const satisfies Record<string, Contract>;

async function checked(name: keyof typeof contracts, bytes: Uint8Array) {
  const contract = contracts[name];
  return check(bytes, contract, await contract.format.open());
}

const text = (folder: string, file: string) => Buffer.from(sample(folder, file)).toString("latin1");
const bytes = (content: string) => Buffer.from(content, "latin1");

const order = `${text("edifact", "order.edi")}UNZ+1+807'`;
const twoOrders = order.replace(/(UNH[^]*)UNZ\+1/, (_, message: string) => {
  const second = message
    .replace("UNH+1", "UNH+2")
    .replace("+16+1'", "+16+2'")
    .replace("801715918011", "801715918012");
  return `${message}${second}UNZ+2`;
});
const desadv = order.replace("ORDERS", "DESADV").replace("LIN+1", "CPS+1").replace("LIN+2", "CPS+2");
const notice = text("x12", "asn856.txt").replace("IEA*1*000000049", "IEA*1*000003438");
const acknowledgment = text("x12", "VALID_po850_fixed.txt")
  .replace("GS*PO", "GS*PR")
  .replace("ST*850", "ST*855")
  .replace("BEG*00*SA*", "BAK*00*AC*");

describe("a message is accepted, known and found by", () => {
  test.each([
    ["orders", bytes(order), "12345678/807", "801715918011", []],
    ["orders", bytes(twoOrders), "12345678/807", "801715918011", ["801715918012"]],
    ["invoic", sample("edifact", "invoice1.edi"), "01010000253001/PAYO0012101221", "1060113800026", []],
    ["desadv", bytes(desadv), "12345678/807", "801715918011", []],
    ["850", sample("x12", "VALID_po850_fixed.txt"), "ABCDEFGHIJKLMNO/000003438", "08292233294", []],
    ["855", bytes(acknowledgment), "ABCDEFGHIJKLMNO/000003438", "08292233294", []],
    ["856", bytes(notice), "ABCDEFGHIJKLMNO/000003438", "829716", []],
    ["810", sample("x12", "simple810.edi"), "SENDERISA/000000020", "00001", ["00001"]],
    ["fec", sample("fec", "SYNTHETIC_ok_tab.txt"), null, "2025-01-09/2025-11-17", []],
    [
      "mt940",
      sample("mt940", "sns.sta"),
      String.raw`0123456789/160\/1/2012-06-08/0000000000`,
      String.raw`0123456789/160\/1`,
      [String.raw`0123456789/161\/1`],
    ],
  ] as const)("%s", async (name, content, exchangeId, businessKey, furtherKeys) => {
    expect(await checked(name, content)).toMatchObject({
      verdict: "valid",
      identity: { exchangeId, businessKey, furtherKeys },
    });
  });
});

describe("a message is refused, and still shows its keys, with", () => {
  test.each([
    ["another type", "orders", order.replace("ORDERS", "ORDRSP"), "field-value /messages/0/type"],
    [
      "its first segment out of place",
      "orders",
      order.replace(/(BGM.*\s)(DTM.*\s)/, "$2$1"),
      "edi-segment-order /messages/0/segments/0",
    ],
    [
      "no section control",
      "orders",
      order.replace(/UNS.*\s/, "").replace("UNT+16", "UNT+15"),
      "edi-segment-order /messages/0/segments/13",
    ],
    [
      "another count of lines",
      "orders",
      order.replace(/(UNS.*\s)/, "$1CNT+2:3'").replace("UNT+16", "UNT+17"),
      "edi-line-count /messages/0/segments/14",
    ],
    ["another count of segments", "orders", order.replace("UNT+16", "UNT+15"), "edi-count /messages/0"],
    ["two interchanges", "orders", order + order, "edi-several-interchanges "],
    [
      "no lines",
      "850",
      text("x12", "VALID_po850_fixed.txt").replaceAll("PO1*", "PO2*"),
      "edi-segment-order /messages/0/segments/19",
    ],
    [
      "a count of lines too low",
      "850",
      text("x12", "VALID_po850_fixed.txt").replace("CTT*2", "CTT*1"),
      "edi-line-count /messages/0/segments/17",
    ],
  ] as const)("%s", async (_name, contract, content, finding) => {
    const found = await checked(contract, bytes(content));
    if (found.verdict === "valid") throw new Error("accepted");
    const [first] = found.findings;
    expect(`${first?.code} ${first?.path}`).toBe(finding);
    expect(found.exchangeId).toBe(contract === "850" ? "ABCDEFGHIJKLMNO/000003438" : "12345678/807");
  });
});

test("a statement whose balance is wrong still shows its account", async () => {
  expect(await checked("mt940", sample("mt940", "INVALID_balance.sta"))).toMatchObject({
    verdict: "invalid",
    businessKey: String.raw`0123456789/160\/1`,
  });
});
