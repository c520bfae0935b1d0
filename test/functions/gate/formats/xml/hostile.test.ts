/** What is sent to harm, and what chance makes of a message: an exact finding, no crash, nothing outside is read. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { XmlDocument, XmlLibError } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { xml } from "../../../../../functions/gate/formats/xml.ts";
import { xsd } from "../../../../../functions/gate/formats/xsd.ts";
import { schema } from "./order-schema.ts";

const decode = await xml().open();
const checked = await xml({ schema: xsd(() => schema) }).open();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const sampleOf = (path: string) => new Uint8Array(readFileSync(`test/samples/${path}`));

const codeOf = (bytes: Uint8Array) => {
  const decoded = decode(bytes);
  return decoded.outcome === "decoded" ? "decoded" : decoded.findings.map(({ code }) => code).join();
};

/** What libxml2 takes as well-formed, without a document type, which it would let pass. */
const bare = (bytes: Uint8Array) => {
  try {
    using document = XmlDocument.fromBuffer(bytes);
    return document.dtd === null;
  } catch (error) {
    // It asks besides that the name of a namespace be a URI, which is nobody's business here.
    if (error instanceof XmlLibError)
      return error.details.every(({ message }) => message.endsWith("is not a valid URI\n"));
    throw error;
  }
};

describe("what is sent to harm", () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  test.each([
    ["billion laughs", `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs.join("")}]><a>&l9;</a>`, "xml-dtd"],
    [
      "quadratic blow-up",
      `<!DOCTYPE a [<!ENTITY x "${"x".repeat(50_000)}">]><a>${"&x;".repeat(50_000)}</a>`,
      "xml-dtd",
    ],
    ["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "xml-dtd"],
    ["a parameter entity", '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd">%x;]><a/>', "xml-dtd"],
    ["an external DTD", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "xml-dtd"],
    ["200,000 levels", "<a>".repeat(200_000), "xml-depth"],
    [
      "100,000 attributes",
      `<a ${Array.from({ length: 100_000 }, (_, i) => `b${i}=""`).join(" ")}/>`,
      "xml-size",
    ],
    ["a text of 1 MiB", `<a>${"x".repeat(1 << 20)}</a>`, "decoded"],
    ["a value of 1 MiB", `<a b="${"x".repeat(1 << 20)}"/>`, "decoded"],
    ["a name of 1 MiB", `<${"x".repeat(1 << 20)}/>`, "decoded"],
    ["1 MiB of <", "<".repeat(1 << 20), "xml-syntax"],
    ["1 MiB of &", `<a>${"&".repeat(1 << 20)}</a>`, "xml-entity"],
    ["200,000 namespaces", `<a>${"<b xmlns:p='urn:x'/>".repeat(50_000)}</a>`, "decoded"],
    ["a NUL", "<a>\0</a>", "xml-character"],
    [
      "a proxy's page",
      "<!DOCTYPE html PUBLIC '-//IETF//DTD HTML 2.0//EN'><html><body>502</body></html>",
      "xml-html-page",
    ],
  ])("%s", (_, text, code) => {
    expect(codeOf(bytesOf(text))).toBe(code);
  });

  test("gzip", () => {
    expect(codeOf(new Uint8Array(gzipSync("<a/>")))).toBe("xml-compressed");
  });

  test("XInclude is an element like others", () => {
    const include = '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>';
    const decoded = decode(bytesOf(`<a>${include}</a>`));
    expect(decoded).toMatchObject({ document: { a: { include: { "@href": "/etc/passwd", $: "" } } } });
  });

  test("a schema that a message points to is not asked", () => {
    const hint = 'xsi:noNamespaceSchemaLocation="file:///etc/passwd"';
    const order = `<order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ${hint}><id>x</id></order>`;
    expect(checked(bytesOf(order))).toMatchObject({ faults: [{ code: "schema-value", path: "/order/id" }] });
  });
});

describe("what chance makes of a message", () => {
  const sample = sampleOf("iso20022/pain.001.001.03.xml");
  const end = sample.lastIndexOf(0x3e);

  test("cut anywhere before its end, it is never decoded, and within a tag or text it is told to be cut", () => {
    const codes = new Set<string>();
    for (let length = 1; length < end; length++) codes.add(codeOf(sample.subarray(0, length)));
    expect([...codes].toSorted()).toEqual(["xml-syntax", "xml-truncated"]);
  });

  test("cut in UTF-16, it is told to be cut", () => {
    const wide = new Uint8Array(
      Buffer.from("\uFEFF<?xml version='1.0' encoding='UTF-16'?><a>été</a>", "utf16le"),
    );
    for (let length = 90; length < wide.length; length++)
      expect(codeOf(wide.subarray(0, length))).toBe("xml-truncated");
  });

  test("with any byte changed, it is decoded where libxml2 reads it", () => {
    const small = bytesOf(
      "<?xml version='1.0'?>\n<p:a xmlns:p='u' b=\"1&lt;\"><c>é &#65;</c><!-- d --><?e f?><![CDATA[g]]></p:a>",
    );
    const differing: string[] = [];
    for (let at = 0; at < small.length; at++) {
      for (let value = 0; value < 256; value++) {
        const changed = Uint8Array.from(small);
        changed[at] = value;
        if ((codeOf(changed) === "decoded") !== bare(changed))
          differing.push(new TextDecoder().decode(changed));
      }
    }
    expect(differing).toEqual([]);
  });

  test("with bytes changed, left out or doubled in a real one, likewise", () => {
    const mutation = fc.record({
      at: fc.nat(sample.length - 1),
      length: fc.nat(12),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc.constantFrom("<", ">", "/>", "&", '"', "]]>").map(bytesOf),
      ),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        let bytes = sample;
        for (const { at, length, put } of mutations)
          bytes = Uint8Array.of(...bytes.subarray(0, at), ...put, ...bytes.subarray(at + length));
        expect(codeOf(bytes) === "decoded").toBe(bare(bytes));
      }),
      { numRuns: 500 },
    );
  });
});
