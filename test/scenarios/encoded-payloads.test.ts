/** What SQS cannot carry as text travels in base64: checked, shown and corrected in its own letters, forwarded as it came. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { correctHeld } from "../../schemas/api/correction-operations.ts";
import { findExchanges } from "../../schemas/api/journal-operations.ts";
import { checkPayload, replayHeld, showHeld, showPayload } from "../../schemas/api/quarantine-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

const SAYS_BASE64 = { "Content-Transfer-Encoding": { DataType: "String", StringValue: "base64" } };
const SHOP = { shop: { DataType: "String", StringValue: "lyon" } };

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
let folder: string;
beforeAll(async () => {
  client = await clientUnderTest({ client: "encoded", clients: "encoded" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  folder = await mkdtemp(join(tmpdir(), "watchdog-encoded-"));
});
afterAll(async () => {
  await client.stop();
  await rm(folder, { recursive: true });
});

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});
const on = (id: string) => ({ parameters: { id }, query: {}, body: undefined });
const Listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) });

/** A text in a set whose characters are all among the first 256, save those that Windows puts elsewhere. */
const latin1 = (text: string) => Buffer.from(text, "latin1");
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

/** An invoice within the PDF that shows it. */
async function facturX(): Promise<Buffer> {
  const invoice = await readFile("test/samples/cii/factur-x-en16931.xml");
  const attached = `5 0 obj\n<< /Type /EmbeddedFile /Subtype /text#2Fxml /Length ${invoice.length} >>\nstream\n`;
  return Buffer.concat([
    latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
    Buffer.from(attached),
    invoice,
    Buffer.from("\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"),
  ]);
}

const articles = (price: string) => latin1(`article;prix\r\nCafé moulu;${price}\r\n`);
const order = (encoding: string, client: string) =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<commande no="7"><client>${client}</client></commande>`;

async function ledger(): Promise<Buffer> {
  const sample = await readFile("clients/demo/samples/entries.fec.txt", "latin1");
  return latin1(sample.replaceAll("Facture FA00001", "Facture \x96 l\x92entr\xe9e"));
}

/** What is held on a flow, newest first. */
async function heldOn(flow: string): Promise<readonly { readonly id: string }[]> {
  return Listed.parse(await client.watchdogJson("quarantine", "list", "--flow", flow)).items;
}

async function sent(flow: string, bytes: Uint8Array, attributes = { ...SHOP, ...SAYS_BASE64 }) {
  await client.send(flow, [{ body: Buffer.from(bytes).toString("base64"), attributes }]);
}

test("valid payloads reach the target, body and attributes as they came, and their entries say how", async () => {
  const came = [
    ["articles", articles("4,90"), "Café moulu"],
    ["orders", utf16(order("UTF-16", "Zoé")), "7"],
    ["invoices", await facturX(), "F20260023"],
  ] as const;
  for (const [flow, bytes, key] of came) {
    const body = bytes.toString("base64").replaceAll(/.{76}/g, "$&\r\n");
    await client.send(flow, [{ body, attributes: { ...SHOP, ...SAYS_BASE64 } }]);
    expect(await client.receive(flow)).toMatchObject([
      { Body: body, MessageAttributes: { ...SHOP, ...SAYS_BASE64 } },
    ]);
    const found = await callApi(as("ana"), findExchanges, { ...on(""), parameters: {}, query: { key } });
    expect(found).toMatchObject({ answer: { items: [{ flow, transferEncoding: "base64" }], held: [] } });
  }
});

test("the command sends in base64 what SQS cannot carry as text, and says so", async () => {
  const files = await Promise.all(
    [
      ["order.xml", utf16(order("UTF-16", "Noël").replace('no="7"', 'no="8"'))],
      ["plain.xml", Buffer.from(order("UTF-8", "Anaïs").replace('no="7"', 'no="9"'))],
    ].map(async ([name, bytes]) => {
      const file = join(folder, String(name));
      await writeFile(file, bytes ?? "");
      return file;
    }),
  );
  expect(await client.watchdogJson("send", "orders", ...files)).toMatchObject({
    sent: [
      { file: files[0], transferEncoding: "base64" },
      { file: files[1], transferEncoding: null },
    ],
  });
  await client.host.idle();
  const received = await client.receive("orders");
  expect(received.map(({ MessageAttributes }) => MessageAttributes).filter(Boolean)).toEqual([SAYS_BASE64]);
  expect(received).toHaveLength(2);

  const file = join(folder, "ledger.txt");
  await writeFile(file, await ledger());
  expect((await client.watchdog("send", "ledger", file)).stdout).toContain("sent in base64");
  await client.host.idle();
  const [entries] = await client.receive("ledger");
  expect(entries?.MessageAttributes).toBeUndefined();
  expect(Buffer.from(entries?.Body ?? "", "base64")).toEqual(await ledger());
});

test("a broken table in ISO 8859-1 is shown with its letters, corrected by its file, and delivered in ISO 8859-1", async () => {
  await sent("articles", articles("4.90 €".replace("€", "\xa4")));
  const [held] = await heldOn("articles");
  const id = held?.id ?? "";
  expect(await client.watchdogJson("quarantine", "show", id, "--payload")).toMatchObject({
    transferEncoding: "base64",
    bytes: 33,
    payload: { form: "text", charset: "iso-8859-1", body: "article;prix\r\nCafé moulu;4.90 ¤\r\n" },
  });
  const file = join(folder, "articles.csv");
  await client.watchdogJson("quarantine", "show", id, "--save", file);
  expect(await readFile(file)).toEqual(articles("4.90 \xa4"));
  await writeFile(file, articles("5,10"));
  expect(await client.watchdogJson("correct", id, file, "--why", "comma", "--as", "ana")).toMatchObject({
    version: 1,
    verdict: "valid",
  });
  await client.watchdogJson("replay", id);
  await client.host.idle();
  expect(await client.receive("articles")).toMatchObject([
    { Body: articles("5,10").toString("base64"), MessageAttributes: { ...SHOP, ...SAYS_BASE64 } },
  ]);
});

test("an XML in UTF-16 is edited as text within the places that its flow lists, and leaves in UTF-16", async () => {
  const broken = order("UTF-16", "").replace('no="7"', 'no="10"');
  await sent("orders", utf16(broken));
  const [held] = await heldOn("orders");
  const id = held?.id ?? "";
  const shown = await callApi(as("ana"), showPayload, on(id));
  expect(shown).toMatchObject({ answer: { body: `\uFEFF${broken}`, charset: "utf-16le", form: "text" } });
  const masked = await callApi(as("local-viewer"), showPayload, on(id));
  expect(masked).toMatchObject({ answer: { masked: true, body: expect.stringContaining('"@no": "10"') } });

  const mended = `\uFEFF${broken.replace("<client>", "<client>Zoé")}`;
  const correct = (body: string) =>
    callApi(as("ana"), correctHeld, { ...on(id), body: { body, basedOn: 0, why: "told by the customer" } });
  expect(await correct(mended.replace('no="10"', 'no="11"'))).toMatchObject({
    problem: { code: "field-not-editable", faults: [{ place: "/commande/@no" }] },
  });
  expect(await correct(mended)).toMatchObject({ answer: { version: 1, verdict: "valid" } });
  expect(await callApi(as("ana"), replayHeld, on(id))).toMatchObject({ outcome: "done" });
  await client.host.idle();
  const [delivered] = await client.receive("orders");
  expect(Buffer.from(delivered?.Body ?? "", "base64")).toEqual(Buffer.from(mended, "utf16le"));
});

test("a letter that the character set has not is told with its place, and not saved", async () => {
  await sent("articles", articles("free"));
  const [held] = await heldOn("articles");
  const id = held?.id ?? "";
  const body = "article;prix\r\nCafé d’été;4,90\r\n";
  expect(await callApi(as("ana"), checkPayload, { ...on(id), body: { body } })).toMatchObject({
    answer: {
      verdict: "invalid",
      findings: [
        {
          code: "text-not-encodable",
          position: { line: 2, column: 7 },
          expected: "a character of iso-8859-1",
        },
      ],
    },
  });
  const asked = { ...on(id), body: { body, basedOn: 0, why: "apostrophe" } };
  expect(await callApi(as("ana"), correctHeld, asked)).toMatchObject({
    problem: { status: 409, code: "text-not-encodable", faults: [{ place: "2:7" }] },
  });
  expect(await callApi(as("ana"), showHeld, on(id))).toMatchObject({ answer: { corrections: [] } });
});

test("a body that is not base64 is held with the place, and cannot be edited into something else", async () => {
  const body = (await ledger()).toString("base64").replace(/^.{9}/, "$&*");
  await client.send("ledger", [{ body, attributes: SHOP }]);
  const [held] = await heldOn("ledger");
  const id = held?.id ?? "";
  expect(await callApi(as("ana"), showHeld, on(id))).toMatchObject({
    answer: {
      reason: "undecodable",
      transferEncoding: null,
      findings: [{ code: "transfer-encoding-broken", position: { line: 1, column: 10 } }],
    },
  });
  expect(await callApi(as("ana"), showPayload, on(id))).toMatchObject({ answer: { body, form: "text" } });
  const asked = { ...on(id), body: { body: "JournalCode", basedOn: 0, why: "retyped" } };
  expect(await callApi(as("ana"), correctHeld, asked)).toMatchObject({
    problem: { code: "payload-not-text" },
  });
});

test("a broken PDF is given as bytes and not as letters, and its editing is refused with the reason", async () => {
  const pdf = latin1((await facturX()).toString("latin1").replace("F20260023<", "<"));
  await sent("invoices", pdf);
  const [held] = await heldOn("invoices");
  const id = held?.id ?? "";
  expect(await callApi(as("ana"), showPayload, on(id))).toMatchObject({
    answer: { form: "base64", charset: null, body: pdf.toString("base64") },
  });
  expect((await client.watchdog("quarantine", "show", id, "--payload")).stdout).toContain(
    "000000  25 50 44 46 2d 31 2e 37 0a",
  );
  const file = join(folder, "invoice.pdf");
  await client.watchdogJson("quarantine", "show", id, "--save", file);
  expect(await readFile(file)).toEqual(pdf);
  const refused = await client.watchdog("correct", id, file, "--why", "number", "--as", "ana");
  expect([refused.exit, refused.stderr]).toEqual([1, expect.stringContaining("is no text")]);
});
