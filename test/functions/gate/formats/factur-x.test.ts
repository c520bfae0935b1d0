import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { cii } from "../../../../functions/gate/formats/cii.ts";
import type { Decoder } from "../../../../schemas/decoder.ts";

let decode: Decoder;
beforeAll(async () => {
  decode = await cii().open();
});

const invoice = readFileSync("test/samples/cii/factur-x-en16931.xml");
const ATTACHED = "/Type /EmbeddedFile /Subtype /text#2Fxml";

/** An object of a PDF with a stream. */
function stream(number: number, dictionary: string, data: Uint8Array, length = `${data.length}`): Buffer {
  const head = `${number} 0 obj\n<< ${dictionary} /Length ${length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from("\nendstream\nendobj\n")]);
}

/** A PDF of these objects; readers that heed no cross-references need no more. */
function pdf(...objects: readonly Buffer[]): Uint8Array {
  const catalog = Buffer.from("1 0 obj\n<< /Type /Catalog >>\nendobj\n");
  const head = Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1");
  return new Uint8Array(
    Buffer.concat([head, catalog, ...objects, Buffer.from("trailer << /Root 1 0 R >>\n%%EOF\n")]),
  );
}

const page = stream(9, "/Filter /FlateDecode", deflateSync("BT (Rechnung) Tj ET"));

describe("an invoice is taken out of its PDF", () => {
  test.each([
    ["compressed", pdf(page, stream(5, `${ATTACHED} /Filter /FlateDecode`, deflateSync(invoice)))],
    [
      "compressed, its filter in a list",
      pdf(stream(5, `${ATTACHED} /Filter [ /FlateDecode ]`, deflateSync(invoice))),
    ],
    ["as it is", pdf(stream(5, ATTACHED, invoice))],
    [
      "with its length elsewhere",
      pdf(stream(5, ATTACHED, invoice, "6 0 R"), Buffer.from(`6 0 obj ${invoice.length} endobj\n`)),
    ],
    [
      "beside other attachments",
      pdf(
        stream(4, ATTACHED, Buffer.from("<terms/>")),
        stream(5, ATTACHED, invoice),
        stream(6, "/Type /EmbeddedFile", Buffer.from("a;b")),
      ),
    ],
    ["in its last version", pdf(stream(5, ATTACHED, Buffer.from("<draft/>")), stream(5, ATTACHED, invoice))],
    [
      "whose pages hold what looks like an attachment",
      pdf(stream(9, "", stream(5, ATTACHED, Buffer.from("<x/>"))), stream(5, ATTACHED, invoice)),
    ],
  ])("%s", (_, bytes) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ outcome: "decoded", faults: [], notes: [] });
    expect(decoded.outcome === "decoded" && decoded.document).toHaveProperty("CrossIndustryInvoice");
  });

  test("and a fault in it is told by its place in the XML", () => {
    const wrong = Buffer.from(invoice.toString().replace("<ram:TypeCode>380</ram:TypeCode>", ""));
    expect(decode(pdf(stream(5, ATTACHED, wrong)))).toMatchObject({
      faults: [{ code: "schema-element", path: expect.stringContaining("/ExchangedDocument/") }],
    });
  });
});

describe("a PDF is refused", () => {
  const whole = pdf(stream(5, `${ATTACHED} /Filter /FlateDecode`, deflateSync(invoice)));
  const huge = deflateSync(Buffer.alloc(40 * 1024 * 1024, 0x20));
  test.each([
    ["without attachment", pdf(page), "pdf-without-invoice"],
    [
      "with an attachment that is no XML",
      pdf(stream(5, "/Type /EmbeddedFile", Buffer.from("a;b"))),
      "pdf-without-invoice",
    ],
    ["that is cut", whole.subarray(0, whole.length >> 1), "pdf-unreadable"],
    [
      "that is encrypted",
      pdf(Buffer.from("trailer << /Encrypt 7 0 R >>\n"), stream(5, ATTACHED, invoice)),
      "pdf-unreadable",
    ],
    [
      "whose attachment is damaged",
      pdf(stream(5, `${ATTACHED} /Filter /FlateDecode`, Buffer.from("no zlib"))),
      "pdf-unreadable",
    ],
    [
      "whose attachment is encoded otherwise",
      pdf(stream(5, `${ATTACHED} /Filter /LZWDecode`, invoice)),
      "pdf-unreadable",
    ],
    [
      "whose attachment grows without end",
      pdf(stream(5, `${ATTACHED} /Filter /FlateDecode`, huge)),
      "pdf-unreadable",
    ],
    ["of many objects that are none", pdf(Buffer.from("1 0 obj ".repeat(100_000))), "pdf-without-invoice"],
  ])("%s", (_, bytes, code) => {
    expect(decode(bytes)).toMatchObject({ outcome: "undecodable", findings: [{ code }] });
  });
});
