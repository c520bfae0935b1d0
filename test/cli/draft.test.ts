/** A contract is drafted from real messages: it accepts them, and refuses what they are not. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draft } from "../../cli/draft/draft.ts";
import { check } from "../../functions/gate/examine.ts";
import type { Contract } from "../../schemas/contract.ts";

const SAMPLES = fileURLToPath(new URL("../samples/", import.meta.url));
const sample = (path: string) => join(SAMPLES, path);

let folder: string;
beforeAll(async () => {
  // Below the root, since a drafted contract imports zod as every contract does.
  const local = fileURLToPath(new URL("../../.local/", import.meta.url));
  await mkdir(local, { recursive: true });
  folder = await mkdtemp(join(local, "draft-"));
});
afterAll(() => rm(folder, { recursive: true }));

let turn = 0;
const freshFile = () => join(folder, `contract-${(turn += 1)}.ts`);
const drafted = (...paths: readonly string[]) =>
  draft({ files: paths.map(sample), format: undefined, name: "drafted", out: freshFile() });

const Module = z.object({ drafted: z.custom<Contract>() });

/** The verdict of a drafted contract on some bytes. */
async function verdictBy(out: string | null) {
  const { drafted: contract } = Module.parse(await import(pathToFileURL(out ?? "").href));
  const decode = await contract.format.open();
  return (bytes: Uint8Array) => check(bytes, contract, decode).verdict;
}

test.each([
  ["json", ["json-shopify/order.json"]],
  ["json", ["json-shopify/product.json"]],
  ["json", ["json-shopify/refund.json"]],
  ["json", ["json-shopify/fulfillment.json"]],
  ["camt", ["iso20022/camt053.v8.xml", "iso20022/camt053.v2.minimal.xml"]],
  ["pain", ["iso20022/pain.001.001.03.xml"]],
  ["ubl", ["ubl/01.01a-INVOICE_ubl.xml", "ubl/02.02a-INVOICE_ubl.xml"]],
  ["cii", ["cii/01.01a-INVOICE_uncefact.xml", "cii/02.02a-INVOICE_uncefact.xml", "cii/factur-x-en16931.xml"]],
  ["cloudevents", ["cloudevents/structured-event-0.json"]],
] as const)(
  "%s messages, told by how they begin, are accepted by what is drafted from them: %s",
  async (format, paths) => {
    const made = await drafted(...paths);
    expect(made.format).toBe(format);
    const verdict = await verdictBy(made.out);
    for (const path of paths) expect(verdict(await readFile(sample(path)))).toBe("valid");
  },
);

test.each([
  ["ubl/INVALID_no_id.xml", ["ubl/01.01a-INVOICE_ubl.xml", "ubl/02.02a-INVOICE_ubl.xml"]],
  ["ubl/INVALID_amount_text.xml", ["ubl/01.01a-INVOICE_ubl.xml", "ubl/02.02a-INVOICE_ubl.xml"]],
  ["iso20022/INVALID_camt_amount_comma.xml", ["iso20022/camt053.v8.xml"]],
  ["iso20022/INVALID_pain_no_msgid.xml", ["iso20022/pain.001.001.03.xml"]],
  ["json-shopify/INVALID_truncated.json", ["json-shopify/order.json"]],
] as const)("%s is refused", async (broken, from) => {
  const verdict = await verdictBy((await drafted(...from)).out);
  expect(verdict(await readFile(sample(broken)))).not.toBe("valid");
});

describe("the order of a shop", () => {
  const Order = z.object({ order: z.record(z.string(), z.unknown()) });
  let order: z.output<typeof Order>["order"];
  let made: Awaited<ReturnType<typeof drafted>>;
  let verdict: Awaited<ReturnType<typeof verdictBy>>;
  beforeAll(async () => {
    ({ order } = Order.parse(JSON.parse(await readFile(sample("json-shopify/order.json"), "utf8"))));
    made = await drafted("json-shopify/order.json");
    verdict = await verdictBy(made.out);
  });
  const verdictOn = (changed: object) =>
    verdict(Buffer.from(JSON.stringify({ order: { ...order, ...changed } })));

  test("is known by its id and when it was changed, and its fields of a person are masked", () => {
    expect(made.exchangeId).toEqual(["/order/id", "/order/updated_at"]);
    expect(made.businessKey).toBe("/order/order_number");
    for (const place of ["/order/email", "/order/customer/**", "/order/billing_address/**"])
      expect(made.masked).toContain(place);
    expect(made.masked).not.toContain("/order/total_price");
  });

  test.each([
    ["a decimal comma", { total_price: "409,94" }],
    ["a day in another form", { created_at: "10/01/2008" }],
    ["a number as text", { total_weight: "12" }],
    ["a fraction of what is whole", { order_number: 1.5 }],
    ["a currency in words", { currency: "euro" }],
    ["an address that is none", { email: "nobody" }],
    ["nothing where something always was", { financial_status: "" }],
    ["no line at all", { line_items: [] }],
  ])("with %s is refused", (_, changed) => {
    expect(verdictOn(changed)).not.toBe("valid");
  });

  test("without a field that it had is refused, with one more it passes", () => {
    const lost = Object.keys(order).filter((name) => order[name] !== null);
    for (const name of lost) expect([name, verdictOn({ [name]: undefined })]).not.toEqual([name, "valid"]);
    expect(verdictOn({ loyalty: 1 })).toBe("valid");
  });
});

/** Messages of an application, of which some lack a field. */
const messages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    reference: `R-${index}`,
    status: ["open", "closed"][index % 2],
    ...(index % 3 === 0 ? { remark: "as agreed" } : {}),
    lines: Array.from({ length: index % 4 }, () => ({ sku: `S-${index}` })),
  }));

/** Files with these texts. */
const written = (texts: readonly string[], extension: string) =>
  Promise.all(
    texts.map(async (text, index) => {
      const file = join(folder, `message-${(turn += 1)}-${index}.${extension}`);
      await writeFile(file, text);
      return file;
    }),
  );

describe("of many messages", () => {
  test("what some lack is optional, and a few values again and again are a closed list", async () => {
    const files = await written(
      messages(12).map((each) => JSON.stringify(each)),
      "json",
    );
    const { out, contract, businessKey } = await draft({
      files,
      format: undefined,
      name: "drafted",
      out: freshFile(),
    });
    expect(contract).toContain('status: z.enum(["closed", "open"])');
    expect(contract).toContain("remark: Filled.optional(), // in 4 of 12");
    expect(businessKey).toBe("/reference");
    const verdict = await verdictBy(out);
    const on = (changed: object) => verdict(Buffer.from(JSON.stringify({ ...messages(1)[0], ...changed })));
    expect([on({}), on({ lines: [] }), on({ status: "lost" }), on({ remark: 1 })]).toEqual([
      "valid",
      "valid",
      "invalid",
      "invalid",
    ]);
  });

  test("an element of XML that comes once or several times is a list in all of them", async () => {
    const texts = ["<o><id>1</id><l>a</l></o>", "<o><id>2</id><l>b</l><l>c</l></o>"];
    const { out, contract } = await draft({
      files: await written(texts, "xml"),
      format: undefined,
      name: "drafted",
      out: freshFile(),
    });
    expect(contract).toContain('xml({ lists: ["l"] })');
    const verdict = await verdictBy(out);
    for (const text of texts) expect(verdict(Buffer.from(text))).toBe("valid");
  });

  test.each([
    ["no sample of its format", ["{"], "draft-sample-invalid"],
    ["nothing that tells messages apart", ['{"open":true}'], "draft-no-key"],
    ["no known beginning", ["UNA:+.? '"], "draft-format-unknown"],
  ])("%s: nothing is drafted, and it is said why", async (_, texts, code) => {
    const files = await written(texts, "json");
    await expect(draft({ files, format: undefined, name: undefined, out: undefined })).rejects.toMatchObject({
      code,
    });
  });

  test("a file that is there is never written over", async () => {
    const out = freshFile();
    await writeFile(out, "mine");
    const files = await written(['{"id":1}'], "json");
    await expect(draft({ files, format: undefined, name: undefined, out })).rejects.toMatchObject({
      code: "draft-exists",
    });
    expect(await readFile(out, "utf8")).toBe("mine");
  });
});
