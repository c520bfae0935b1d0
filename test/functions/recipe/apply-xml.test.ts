import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ubl } from "../../../functions/gate/formats/ubl.ts";
import { xml } from "../../../functions/gate/formats/xml.ts";
import { apply } from "../../../functions/recipe/apply.ts";
import type { Format } from "../../../schemas/format.ts";
import { Recipe } from "../../../schemas/recipe.ts";

const lines = xml({ lists: ["line"] });

async function applied(format: Format, text: string, ...operations: readonly unknown[]) {
  const editor = await format.edit?.();
  if (!editor) throw new Error("the format has no editor");
  return apply(Recipe.parse(operations), text, editor);
}

const ORDER = `\uFEFF<?xml version='1.0' encoding="utf-8"?>
<!-- an order --><p:order xmlns:p = "urn:>order" no='7' >\r
  <p:line sku="a"><p:vat> 20 % </p:vat></p:line>
  <p:line   sku = "b"  ><p:vat><![CDATA[5,5]]></p:vat><p:note/></p:line>
  <p:line sku="c"/>
</p:order>
`;

describe("a recipe on XML", () => {
  test.each<[string, unknown, string]>([
    [
      "replaces a text within its white space",
      { op: "replace", path: "/order/line/0/vat/$", value: "<&>" },
      ORDER.replace("20 %", "&lt;&amp;&gt;"),
    ],
    [
      "maps texts and CDATA",
      { op: "map", path: "/order/line/*/vat/$", table: { "20 %": "20", "5,5": "5.5 & <" } },
      ORDER.replace("20 %", "20").replace("5,5", "5.5 & <"),
    ],
    [
      "replaces an attribute in its quotes",
      { op: "replace", path: "/order/@no", value: "a\"'b" },
      ORDER.replace("'7'", "'a&quot;&apos;b'"),
    ],
    [
      "gives a text to an empty element",
      { op: "default", path: "/order/line/*/note/$", value: "none" },
      ORDER.replace("<p:note/>", "<p:note>none</p:note>"),
    ],
    [
      "gives elements where they are missing",
      { op: "default", path: "/order/line/*/vat", value: { "@of": "a<b", $: "0" } },
      ORDER.replace('"c"/>', '"c"><p:vat of="a&lt;b">0</p:vat></p:line>'),
    ],
    [
      "adds an attribute",
      { op: "add", path: "/order/line/*/@unit", value: "kg" },
      ORDER.replace('"a"', '"a" unit="kg"').replace('"b"', '"b" unit="kg"').replace('"c"', '"c" unit="kg"'),
    ],
    [
      "adds an element behind its like",
      { op: "add", path: "/order/line/-", value: { "@sku": "d", $: "" } },
      ORDER.replace('"c"/>', '"c"/>\n  <p:line sku="d"></p:line>'),
    ],
    [
      "adds an element at the end",
      { op: "add", path: "/order/total", value: { $: "9" } },
      ORDER.replace('"c"/>', '"c"/>\n  <p:total>9</p:total>'),
    ],
    [
      "removes an attribute",
      { op: "remove", path: "/order/line/*/@sku" },
      ORDER.replace(' sku="a"', "").replace('   sku = "b"', "").replace(' sku="c"', ""),
    ],
    [
      "removes elements with the white space before them",
      { op: "remove", path: "/order/line/1" },
      ORDER.replace(/\n {2}<p:line {3}.*/, ""),
    ],
    [
      "removes an element at each index",
      { op: "remove", path: "/order/line/*/vat" },
      ORDER.replace("<p:vat> 20 % </p:vat>", "").replace("<p:vat><![CDATA[5,5]]></p:vat>", ""),
    ],
    [
      "moves an element under another name",
      { op: "move", from: "/order/line/*/vat", path: "/order/line/*/tax" },
      ORDER.replace("<p:vat> 20 % </p:vat>", "<p:tax> 20 % </p:tax>").replace(
        "<p:vat><![CDATA[5,5]]></p:vat><p:note/>",
        "<p:note/><p:tax><![CDATA[5,5]]></p:tax>",
      ),
    ],
    [
      "copies a text into an attribute",
      { op: "copy", from: "/order/line/*/vat/$", path: "/order/line/*/@vat" },
      ORDER.replace('"a"', '"a" vat="20 %"').replace('"b"', '"b" vat="5,5"'),
    ],
  ])("%s", async (_, operation, expected) => {
    expect(await applied(lines, ORDER, operation)).toMatchObject({ outcome: "applied", text: expected });
  });

  test.each<[string, unknown, string]>([
    ["a text among elements", { op: "add", path: "/order/$", value: "x" }, "recipe-unwritable"],
    ["what is no text", { op: "replace", path: "/order/@no", value: 7 }, "recipe-unwritable"],
    [
      "white space around a text, which is not told",
      { op: "replace", path: "/order/line/0/vat/$", value: " x" },
      "recipe-unwritable",
    ],
    [
      "a character that no XML has",
      { op: "replace", path: "/order/@no", value: "\u0001" },
      "recipe-unwritable",
    ],
    ["a name that is none", { op: "add", path: "/order/a b", value: { $: "" } }, "recipe-unwritable"],
    ["the root element taken out", { op: "remove", path: "/order" }, "recipe-unwritable"],
    [
      "an attribute that is missing",
      { op: "replace", path: "/order/@date", value: "x" },
      "recipe-place-missing",
    ],
  ])("refuses %s", async (_, operation, code) => {
    expect(await applied(lines, ORDER, operation)).toMatchObject({ outcome: "refused", code });
  });

  test("finds what a namespace of the contract names", async () => {
    const format = xml({ namespaces: { o: "urn:o" } });
    const text = '<a xmlns:x="urn:o"><x:b>1</x:b><b>2</b></a>';
    expect(await applied(format, text, { op: "replace", path: "/a/o:b/$", value: "3" })).toMatchObject({
      text: text.replace("1", "3"),
    });
    expect(await applied(format, text, { op: "add", path: "/a/o:c", value: { $: "3" } })).toMatchObject({
      code: "recipe-unwritable",
    });
  });

  test("mends an invoice of UBL, whose other bytes stay", async () => {
    const text = await readFile("clients/demo/samples/invoice.ubl.xml", "utf8");
    const path = "/Invoice/InvoiceLine/*/Item/ClassifiedTaxCategory/*/ID/$";
    const outcome = await applied(ubl(), text, { op: "map", path, table: { S: "Z" } });
    expect(outcome).toMatchObject({ outcome: "applied" });
    expect(outcome.outcome === "applied" && outcome.changed.length).toBeGreaterThan(0);
    expect(outcome.outcome === "applied" && outcome.text.length).toBe(text.length);
  });

  test("mends each of many lines", async () => {
    const line = "<line><vat>5,5</vat></line>";
    const text = `<order>${line.repeat(5_000)}</order>`;
    const mend = { op: "map", path: "/order/line/*/vat/$", table: { "5,5": "5.5" } };
    const fill = { op: "default", path: "/order/line/*/unit", value: { $: "kg" } };
    const outcome = await applied(lines, text, mend, fill);
    expect(outcome).toMatchObject({
      text: text.replaceAll("5,5</vat>", "5.5</vat><unit>kg</unit>"),
    });
  });

  test("whatever text is put in, the message tells it and nothing else is changed", async () => {
    const editor = await lines.edit?.();
    if (!editor) throw new Error("the format has no editor");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (given) => {
        const value = given.trim();
        const outcome = apply(
          Recipe.parse([{ op: "replace", path: "/order/line/*/@sku", value }]),
          ORDER,
          editor,
        );
        if (outcome.outcome !== "applied") return;
        const places = ["a", "b", "c"].map((old, index) => ({
          place: `/order/line/${index}/@sku`,
          before: old,
          after: value,
        }));
        expect(outcome.changed).toEqual(places.filter(({ before }) => before !== value));
        const [head, , , , tail] = ORDER.split(/"[abc]"/);
        expect(outcome.text.startsWith(head ?? "")).toBe(true);
        expect(outcome.text.endsWith(tail ?? "")).toBe(true);
      }),
    );
  });
});
