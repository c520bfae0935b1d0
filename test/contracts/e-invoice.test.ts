import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eInvoice } from "../../contracts/e-invoice.ts";
import { check } from "../../functions/gate/examine.ts";
import { defineContract } from "../../schemas/contract.ts";

const contract = defineContract(eInvoice);
const checked = async (bytes: Uint8Array) => check(bytes, contract, await contract.format.open());

const ubl = readFileSync("test/samples/ubl/01.01a-INVOICE_ubl.xml", "utf8");
const cii = readFileSync("test/samples/cii/01.01a-INVOICE_uncefact.xml", "utf8");

/** A comment that pushes the root element far down. */
const afterComment = (text: string) => text.replace("?>", `?><!-- ${"CrossIndustryInvoice ".repeat(200)}-->`);

test.each([
  ["UBL", Buffer.from(ubl)],
  ["CII", Buffer.from(cii)],
  ["UBL that begins as CII does", Buffer.from(afterComment(ubl))],
  ["CII in UTF-16", Buffer.from(`\uFEFF${cii.replace(/encoding="[^"]*"/i, 'encoding="UTF-16"')}`, "utf16le")],
  ["CII after a long comment", Buffer.from(cii.replace("?>", `?><!-- ${" ".repeat(2000)}-->`))],
])("%s is accepted, and found by its number", async (_, bytes) => {
  expect(await checked(bytes)).toMatchObject({ verdict: "valid", identity: { businessKey: "123456XX" } });
});

test.each([
  ["UBL", ubl, "<cbc:ID>123456XX</cbc:ID>", "<cbc:ID> </cbc:ID>", "/Invoice/ID"],
  [
    "CII",
    cii,
    "<ram:ID>123456XX</ram:ID>",
    "<ram:ID> </ram:ID>",
    "/CrossIndustryInvoice/ExchangedDocument/ID",
  ],
])(
  "what is wrong with %s is told of it, and not of the other syntax",
  async (_, text, right, wrong, path) => {
    expect(text).toContain(right);
    const found = await checked(Buffer.from(text.replace(right, wrong)));
    const paths = found.verdict === "invalid" ? found.findings.map((finding) => finding.path) : [];
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((one) => !one.startsWith(path))).toEqual([]);
  },
);

test("a message of neither is refused by its root", async () => {
  const found = await checked(Buffer.from('<order xmlns="urn:order"/>'));
  const codes = found.verdict === "invalid" ? found.findings.map(({ code }) => code) : [];
  expect(codes).toContain("schema-root");
});
