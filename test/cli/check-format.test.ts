import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkFormat } from "../../cli/check.ts";
import { formats } from "../../cli/formats.ts";
import { schemaFile } from "../../cli/schema-file.ts";
import { schema } from "../functions/gate/formats/xml/order-schema.ts";

let folder: string;
const put = async (path: string, text: string) => {
  const file = join(folder, path);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, text);
  return file;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "check-format-"));
  for (const [path, text] of Object.entries(schema.files)) await put(path, text);
});
afterAll(() => rm(folder, { recursive: true }));

const verdictOf = async (format: keyof typeof formats, file: string, given?: string) => {
  const [checked] = await checkFormat(formats[format](given ? await schemaFile(given) : undefined), [file]);
  return checked && [checked.verdict, checked.findings.map(({ code }) => code).join()];
};

test("a file is checked by its format alone", async () => {
  expect(await verdictOf("xml", await put("right.xml", "<order/>"))).toEqual(["valid", ""]);
  expect(await verdictOf("xml", await put("cut.xml", "<order"))).toEqual(["invalid", "xml-truncated"]);
  expect(await verdictOf("json", await put("twice.json", '{"a":1,"a":1}'))).toEqual([
    "valid",
    "json-duplicate-key",
  ]);
});

test("an XML Schema is read with what it includes from the neighbouring folder", async () => {
  const given = join(folder, "main/order.xsd");
  expect(await verdictOf("xml", await put("a.xml", "<order><id>1</id></order>"), given)).toEqual([
    "valid",
    "",
  ]);
  expect(await verdictOf("xml", await put("b.xml", "<order/>"), given)).toEqual([
    "invalid",
    "schema-missing",
  ]);
});

test("a JSON Schema is taken in its own dialect", async () => {
  const dialect = "https://json-schema.org/draft/2020-12/schema";
  const given = await put(
    "point.json",
    JSON.stringify({ $schema: dialect, prefixItems: [{ type: "integer" }] }),
  );
  expect(await verdictOf("json", await put("c.json", "[1]"), given)).toEqual(["valid", ""]);
  expect(await verdictOf("json", await put("d.json", '["a"]'), given)).toEqual(["invalid", "field-type"]);
});

const including = (location: string) =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="${location}"/><xs:element name="a"/></xs:schema>`;

describe("a schema cannot be used", () => {
  test.each([
    ["that includes a file outside its tree", "x/out.xsd", including("../../order.xsd")],
    ["that includes a file that is not there", "x/none.xsd", including("none-such.xsd")],
    ["that leans on a link out of its tree", "x/link.xsd", including("linked.xsd")],
    ["that is no XML", "x/cut.xsd", "<xs:schema"],
    ["that is no schema", "x/other.xsd", "<a/>"],
    ["of another kind", "x/schema.json", "{}"],
    ["of an unknown kind", "x/schema.rng", ""],
  ])("%s", async (_, path, text) => {
    const given = await put(path, text);
    await symlink("/etc/hostname", join(folder, "x/linked.xsd")).catch(() => undefined);
    const file = await put("a.xml", "<a/>");
    await expect(verdictOf("xml", file, given)).rejects.toMatchObject({ code: "schema-unusable", exit: 2 });
  });

  test("whose reference to a network nothing resolves", async () => {
    const given = await put("x/net.xsd", including("http://127.0.0.1:9/order.xsd"));
    await expect(verdictOf("xml", await put("a.xml", "<a/>"), given)).rejects.toMatchObject({
      code: "schema-unusable",
    });
  });
});

test("a table is checked by the columns that a file states", async () => {
  const columns = await put(
    "stock.json",
    JSON.stringify({ delimiter: ";", columns: [{ name: "sku" }, { name: "quantity", type: "integer" }] }),
  );
  expect(await verdictOf("csv", await put("stock.csv", "sku;quantity\nA;1\n"), columns)).toEqual([
    "valid",
    "csv-dialect",
  ]);
  expect(await verdictOf("csv", await put("comma.csv", "sku;quantity\nA;1,5\n"), columns)).toEqual([
    "invalid",
    "field-format,csv-dialect",
  ]);
  const widths = await put("widths.json", JSON.stringify({ columns: [{ name: "sku", width: 3 }] }));
  expect(await verdictOf("fixed-width", await put("fixed.txt", "A12\nA1\n"), widths)).toEqual([
    "invalid",
    "fixed-width-length",
  ]);
});

test.each([
  ["csv", "{}", { delimiter: 1 }],
  ["csv", "{}", { columns: [{ name: "a", kind: "integer" }] }],
  ["fixed-width", "a", undefined],
  ["edifact", "a", {}],
] as const)("%s does not take %s with the schema %o", async (format, text, schema) => {
  const given = schema && (await put("given.json", JSON.stringify(schema)));
  await expect(verdictOf(format, await put("given.txt", text), given)).rejects.toMatchObject({
    code: "schema-unusable",
  });
});
