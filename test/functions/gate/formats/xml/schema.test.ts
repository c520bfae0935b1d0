import { describe, expect, test } from "vitest";
import { xml } from "../../../../../functions/gate/formats/xml.ts";
import { xsd } from "../../../../../functions/gate/formats/xsd.ts";
import { schema } from "./order-schema.ts";

const decode = await xml({ schema: xsd(() => schema), lists: ["line"] }).open();

/** What the schema finds wrong with an order. */
function faultsOf(order: string) {
  const decoded = decode(new TextEncoder().encode(order));
  if (decoded.outcome === "undecodable") throw new Error("it cannot be decoded");
  return decoded.faults ?? [];
}

test("a valid order has no faults", () => {
  const line = '<line sku="a"><count>1</count></line>';
  expect(faultsOf(`<order kind="new"><id>1</id><day>2026-11-24</day>${line}${line}</order>`)).toEqual([]);
});

const line = (inside: string) => `<order>\n<id>1</id>\n<line sku="a">${inside}</line></order>`;

describe("a violation is told by place and by what the schema expects, without the value", () => {
  test.each([
    ["an unexpected element", "<order>\n<no/></order>", "schema-element", "/order/no", 2, 1, "id"],
    [
      "an element too many",
      "<order><id>1</id>\n <id>2</id></order>",
      "schema-element",
      "/order/id/1",
      2,
      2,
      "one of day, line",
    ],
    ["a missing element", "<order></order>", "schema-missing", "/order", 1, 1, "id"],
    [
      "a missing attribute",
      "<order><id>1</id>\n<line><count>1</count></line></order>",
      "schema-missing",
      "/order/line/0",
      2,
      1,
      "the attribute sku",
    ],
    [
      "an unknown attribute",
      "<order\n kid='1'><id>1</id></order>",
      "schema-attribute",
      "/order/@kid",
      2,
      2,
      "no such attribute",
    ],
    [
      "a value of another type",
      "<order><id>1</id>\n<day>secret, is not a valid value of the atomic type 'secret'.</day></order>",
      "schema-value",
      "/order/day",
      2,
      1,
      "a value of type xs:date",
    ],
    [
      "a value of another pattern",
      "<order><id>secret</id></order>",
      "schema-value",
      "/order/id",
      1,
      8,
      "a value within the pattern of its type",
    ],
    [
      "a value of no list",
      "<order kind='secret'><id>1</id></order>",
      "schema-value",
      "/order/@kind",
      1,
      8,
      "a value within the enumeration of its type",
    ],
    [
      "a number too large",
      line("<count>99999999999</count>"),
      "schema-value",
      "/order/line/0/count",
      3,
      15,
      "a value of type xs:int",
    ],
    [
      "text where none may be",
      "<order>secret<id>1</id></order>",
      "schema-content",
      "/order",
      1,
      1,
      "the kind of content that the schema names",
    ],
    [
      "an element where text is",
      "<order><id><b/></id></order>",
      "schema-content",
      "/order/id",
      1,
      8,
      "the kind of content that the schema names",
    ],
    ["another root element", "<invoice/>", "schema-root", "/invoice", 1, 1, "a root element of the schema"],
  ])("%s", (_, order, code, path, row, column, expected) => {
    const faults = faultsOf(order);
    expect(faults[0]).toMatchObject({
      code,
      path,
      position: { line: row, column },
      expected,
      severity: "error",
    });
    expect(JSON.stringify(faults)).not.toContain("secret");
  });
});

test("several violations are told at once", () => {
  expect(faultsOf('<order kind="x"><id>a</id><day>b</day></order>').map(({ path }) => path)).toEqual([
    "/order/@kind",
    "/order/id",
    "/order/day",
  ]);
});

test("a path is found whatever prefixes the document has", async () => {
  const ofNamespace = schema.files["common/id.xsd"] ?? "";
  const types = ofNamespace.replace(
    "<xs:schema ",
    '<xs:schema targetNamespace="urn:o" xmlns="urn:o" elementFormDefault="qualified" ',
  );
  const root = types.replace(
    "</xs:schema>",
    '<xs:element name="ids"><xs:complexType><xs:sequence><xs:element name="id" type="Id" maxOccurs="9"/></xs:sequence></xs:complexType></xs:element></xs:schema>',
  );
  const read = await xml({ schema: xsd(() => ({ entry: "ids.xsd", files: { "ids.xsd": root } })) }).open();
  const told = (text: string) => {
    const decoded = read(new TextEncoder().encode(text));
    return decoded.outcome === "decoded" && decoded.faults?.map(({ path }) => path);
  };
  expect(told('<ids xmlns="urn:o"><id>1</id><id>x</id></ids>')).toEqual(["/ids/id/1"]);
  expect(told('<p:ids xmlns:p="urn:o"><p:id>1</p:id><id xmlns="urn:o">2</id><p:id>x</p:id></p:ids>')).toEqual(
    ["/ids/id/2"],
  );
});

test("a schema is checked on the text, whatever its encoding", () => {
  const order = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><order><id>é</id></order>', "latin1");
  expect(decode(new Uint8Array(order))).toMatchObject({
    faults: [{ code: "schema-value", path: "/order/id" }],
  });
});

test("a schema that lacks a file cannot be opened, and is tried again", async () => {
  let files = { entry: "main/order.xsd", files: { "main/order.xsd": schema.files["main/order.xsd"] ?? "" } };
  const format = xml({ schema: xsd(() => files) });
  await expect(format.open()).rejects.toThrow("id.xsd");
  files = { ...schema, files: { "main/order.xsd": "", ...schema.files } };
  await expect(format.open()).resolves.toBeTypeOf("function");
});
