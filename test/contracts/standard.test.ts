import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { camt053 } from "../../contracts/camt053.ts";
import { ciiInvoice } from "../../contracts/cii-invoice.ts";
import { pain001 } from "../../contracts/pain001.ts";
import { ublInvoice } from "../../contracts/ubl-invoice.ts";
import { check } from "../../functions/gate/examine.ts";
import { businessRule, type Contract, defineContract } from "../../schemas/contract.ts";

const sample = (path: string) => readFileSync(`test/samples/${path}`, "utf8");

async function checked(contract: Contract, text: string) {
  return check(new TextEncoder().encode(text), contract, await contract.format.open());
}

const contracts = {
  ubl: defineContract(ublInvoice),
  cii: defineContract(ciiInvoice),
  camt: defineContract(camt053),
  pain: defineContract(pain001),
};

describe("a message is accepted, known and found by", () => {
  test.each([
    ["ubl", "ubl/01.01a-INVOICE_ubl.xml", "123456XX", "123456XX"],
    ["cii", "cii/01.01a-INVOICE_uncefact.xml", "123456XX", "123456XX"],
    ["pain", "iso20022/pain.001.001.03.xml", "Message-ID-4711", "Message-ID-4711"],
  ] as const)("%s", async (name, path, id, businessKey) => {
    const found = await checked(contracts[name], sample(path));
    expect(found).toMatchObject({ verdict: "valid", identity: { businessKey } });
    expect(found.verdict === "valid" && found.identity.exchangeId).toContain(id);
  });

  test("the ids of a payment's parts too", async () => {
    expect(await checked(contracts.pain, sample("iso20022/pain.001.001.03.xml"))).toMatchObject({
      identity: { furtherKeys: ["Payment-Information-ID-4711"] },
    });
  });
});

describe("a sum that does not hold refuses the message, which still shows its keys", () => {
  test.each([
    [
      "ubl",
      "ubl/01.01a-INVOICE_ubl.xml",
      ">336.9</cbc:PayableAmount",
      ">336.8</cbc:PayableAmount",
      "br-co-16",
    ],
    [
      "cii",
      "cii/01.01a-INVOICE_uncefact.xml",
      "<ram:DuePayableAmount>336.9",
      "<ram:DuePayableAmount>336.8",
      "br-co-16",
    ],
    ["pain", "iso20022/pain.001.001.03.xml", "<CtrlSum>6655.86", "<CtrlSum>6655.87", "payment-sum"],
  ] as const)("%s", async (name, path, right, wrong, code) => {
    const text = sample(path);
    expect(text).toContain(right);
    const found = await checked(contracts[name], text.replace(right, wrong));
    expect(found).toMatchObject({ verdict: "invalid", findings: [{ code, severity: "error" }], total: 1 });
    expect(found.verdict === "invalid" && found.businessKey).toBeTruthy();
  });

  test("of a statement", async () => {
    const found = await checked(contracts.camt, sample("iso20022/camt053.v2.minimal.xml"));
    expect(found).toMatchObject({ verdict: "invalid", findings: [{ code: "statement-balance" }] });
  });
});

test("a message that its schema refuses is told by all that is wrong with it", async () => {
  expect(await checked(contracts.ubl, sample("ubl/INVALID_no_id.xml"))).toMatchObject({
    verdict: "invalid",
    reason: "contract",
    findings: [{ code: "schema-element" }, { code: "field-missing", path: "/Invoice/ID" }],
    businessKey: null,
  });
});

test("a standard contract is extended by rules of a client", async () => {
  const inEuro = businessRule<{ Invoice: { DocumentCurrencyCode: { $: string } } }>(({ Invoice }) =>
    Invoice.DocumentCurrencyCode.$ === "EUR"
      ? undefined
      : {
          path: ["Invoice", "DocumentCurrencyCode"],
          code: "not-in-euro",
          expected: "EUR",
          message: { fr: "Demander une facture en euros.", en: "Ask for an invoice in euro." },
        },
  );
  const contract = defineContract({ ...ublInvoice, schema: ublInvoice.schema.check(inEuro) });
  const text = sample("ubl/01.01a-INVOICE_ubl.xml");
  expect(await checked(contract, text)).toMatchObject({ verdict: "valid" });
  expect(await checked(contract, text.replaceAll(/(?<=>|")EUR(?=<|")/g, "USD"))).toMatchObject({
    findings: [{ code: "not-in-euro", path: "/Invoice/DocumentCurrencyCode" }],
  });
});
