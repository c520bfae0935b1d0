import { describe, expect, test } from "vitest";
import { xml } from "../../../../../functions/gate/formats/xml.ts";

const decode = await xml().open();
const bytesOf = (text: string) => new TextEncoder().encode(text);

function documentOf(text: string, read = decode): unknown {
  const decoded = read(bytesOf(text));
  if (decoded.outcome === "undecodable") throw new Error(JSON.stringify(decoded.findings));
  return decoded.document;
}

/** The only finding about bytes that cannot be decoded. */
function faultOf(bytes: Uint8Array | string) {
  const decoded = decode(typeof bytes === "string" ? bytesOf(bytes) : bytes);
  if (decoded.outcome === "decoded") return undefined;
  expect(decoded.findings).toHaveLength(1);
  return decoded.findings[0];
}

describe("the decoded form", () => {
  test.each([
    ["an element's text", "<a>x</a>", { a: { $: "x" } }],
    ["an empty element", "<a/>", { a: { $: "" } }],
    ["text without the white space around it", "<a>\n  x y\n</a>", { a: { $: "x y" } }],
    ["attributes", "<a b=\"1\" c='2'>x</a>", { a: { "@b": "1", "@c": "2", $: "x" } }],
    ["elements inside", "<a><b>1</b>\n<c>2</c></a>", { a: { b: { $: "1" }, c: { $: "2" } } }],
    [
      "several of one name",
      "<a><b>1</b><c/><b>2</b></a>",
      { a: { b: [{ $: "1" }, { $: "2" }], c: { $: "" } } },
    ],
    ["text beside elements", "<a>x<b/>y</a>", { a: { b: { $: "" }, $: "xy" } }],
    ["CDATA", "<a><![CDATA[<b>&amp;]]></a>", { a: { $: "<b>&amp;" } }],
    ["references", "<a b='&lt;&#65;&#x42;'>&amp;&gt;&apos;&quot;</a>", { a: { "@b": "<AB", $: "&>'\"" } }],
    ["comments and instructions left out", "<?p?><!-- c --><a>x<!-- y --><?z w?>z</a>", { a: { $: "xz" } }],
    ["line ends as one", "<a>x\r\ny\rz</a>", { a: { $: "x\ny\nz" } }],
    ["white space in attributes as blanks", "<a b='x\r\ny\tz'/>", { a: { "@b": "x y z", $: "" } }],
    ["names of any script", "<été ß='1'>x</été>", { été: { "@ß": "1", $: "x" } }],
  ])("has %s", (_, text, document) => {
    expect(documentOf(text)).toEqual(document);
  });

  test("does not depend on prefixes", () => {
    const one = documentOf('<p:a xmlns:p="urn:x"><p:b q:c="1" xmlns:q="urn:y">2</p:b></p:a>');
    expect(documentOf('<a xmlns="urn:x"><b o:c="1" xmlns:o="urn:y">2</b></a>')).toEqual(one);
  });

  test("names what stands in a namespace of the contract by the contract's prefix", async () => {
    const read = await xml({ namespaces: { o: "urn:order" } }).open();
    expect(documentOf('<x:a xmlns:x="urn:order" xmlns:y="urn:other"><y:b x:c="1"/></x:a>', read)).toEqual({
      "o:a": { b: { "@o:c": "1", $: "" } },
    });
  });

  test("has the names of lists as arrays, also when there is one", async () => {
    const read = await xml({ lists: ["line"] }).open();
    expect(documentOf("<a><line>1</line></a>", read)).toEqual({ a: { line: [{ $: "1" }] } });
  });

  test("takes names of object's own methods as what they are", () => {
    expect(documentOf("<a><constructor>1</constructor><toString>2</toString></a>")).toEqual({
      a: { constructor: { $: "1" }, toString: { $: "2" } },
    });
  });
});

describe("what is no XML is told at its place", () => {
  test.each([
    ["nothing", "", "xml-empty", 1, 1],
    ["white space alone", " \n ", "xml-empty", 1, 1],
    ["no root element", "<?xml version='1.0'?>\n<!-- c -->", "xml-truncated", 2, 11],
    ["two root elements", "<a/>\n<b/>", "xml-syntax", 2, 1],
    ["text after the root element", "<a/>x", "xml-syntax", 1, 5],
    ["text before it", "x<a/>", "xml-syntax", 1, 1],
    ["a declaration that comes late", "\n<?xml version='1.0'?><a/>", "xml-syntax", 2, 1],
    ["a declaration without version", "<?xml encoding='UTF-8'?><a/>", "xml-syntax", 1, 6],
    ["an end tag of another name", "<a>\n<b></c></a>", "xml-syntax", 2, 6],
    ["an end tag of a longer name", "<a></ab>", "xml-syntax", 1, 7],
    ["an end tag too many", "<a/></a>", "xml-syntax", 1, 5],
    ["a missing end tag", "<a><b></b>", "xml-truncated", 1, 11],
    ["a tag that is cut", "<a><b at", "xml-truncated", 1, 9],
    ["a value that is cut", "<a b='12", "xml-truncated", 1, 9],
    ["a comment that is cut", "<a><!-- x", "xml-truncated", 1, 10],
    ["an unquoted value", "<a b=1/>", "xml-syntax", 1, 6],
    ["an attribute without value", "<a b/>", "xml-syntax", 1, 5],
    ["an attribute twice", "<a b='1' b='2'/>", "xml-syntax", 1, 10],
    ["an attribute twice by two prefixes", "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>", "xml-syntax", 1, 35],
    ["attributes not apart", "<a b='1'c='2'/>", "xml-syntax", 1, 9],
    ["a < in a value", "<a b='<'/>", "xml-syntax", 1, 7],
    ["a name that starts with a digit", "<1a/>", "xml-syntax", 1, 2],
    ["two colons in a name", "<a:b:c xmlns:a='u'/>", "xml-syntax", 1, 5],
    ["]]> in text", "<a>]]></a>", "xml-syntax", 1, 4],
    ["-- in a comment", "<a><!-- -- --></a>", "xml-syntax", 1, 9],
    ["CDATA outside the root element", "<![CDATA[x]]><a/>", "xml-syntax", 1, 1],
    ["a lone ampersand", "<a>x & y</a>", "xml-entity", 1, 6],
    ["an entity of HTML", "<a>\n&nbsp;</a>", "xml-entity", 2, 1],
    ["an entity after line ends of two characters", "<a>x\r\ny\r\n &no;</a>", "xml-entity", 3, 2],
    ["a reference to NUL", "<a>&#0;</a>", "xml-entity", 1, 4],
    ["a reference to half a character", "<a>&#xD800;</a>", "xml-entity", 1, 4],
    ["a prefix without declaration", "<p:a/>", "xml-namespace", 1, 2],
    ["an attribute's prefix without declaration", "<a p:b=''/>", "xml-namespace", 1, 4],
    ["a prefix undeclared", "<a xmlns:p=''/>", "xml-namespace", 1, 4],
    ["the prefix xml for another namespace", "<a xmlns:xml='u'/>", "xml-namespace", 1, 4],
    ["a NUL", "<a>\n\0</a>", "xml-character", 2, 1],
    ["a control character", "<a>\u0007</a>", "xml-character", 1, 4],
    ["a reserved name", "<a><__proto__/></a>", "xml-forbidden-name", 1, 5],
    ["an HTML page", "<!DOCTYPE html>\n<html><body>502<br></body></html>", "xml-html-page", 1, 1],
    ["an HTML page without DOCTYPE", "\n<html><hr></html>", "xml-html-page", 2, 1],
    ["a document type", "<!DOCTYPE a>\n<a/>", "xml-dtd", 1, 1],
  ])("%s", (_, text, code, line, column) => {
    expect(faultOf(text)).toMatchObject({ code, severity: "error", position: { line, column } });
  });

  test("gzip", () => {
    expect(faultOf(Uint8Array.of(0x1f, 0x8b, 8, 0))?.code).toBe("xml-compressed");
  });

  test("a finding never holds what it found", () => {
    expect(JSON.stringify(faultOf("<secret>&confidential;</secret>"))).not.toMatch(/secret|confidential/);
  });
});

const utf16 = (text: string, mark: boolean) =>
  new Uint8Array(Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le"));
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("an encoding", () => {
  test.each([
    ["UTF-8", bytesOf("<a>é€</a>"), "é€"],
    ["UTF-8 with a byte order mark", bytesOf("\uFEFF<?xml version='1.0' encoding='utf-8'?><a>é€</a>"), "é€"],
    ["UTF-16 with a byte order mark", utf16("<a>é€</a>", true), "é€"],
    ["UTF-16 as declared", utf16("<?xml version='1.0' encoding='UTF-16'?><a>é€</a>", false), "é€"],
    ["ISO-8859-1", latin("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>"), "é"],
    ["ISO-8859-15", latin("<?xml version='1.0' encoding='ISO-8859-15'?><a>\xa4</a>"), "€"],
    ["windows-1252", latin("<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>"), "€"],
    ["US-ASCII", latin("<?xml version='1.0' encoding='US-ASCII'?><a>e</a>"), "e"],
  ])("is read: %s", (_, bytes, text) => {
    expect(decode(bytes)).toMatchObject({ outcome: "decoded", document: { a: { $: text } }, notes: [] });
  });

  test.each([
    ["Latin-1 under UTF-8", latin("<a>\n\xe9t\xe9</a>"), 2, 1],
    ["UTF-8 under US-ASCII", bytesOf("<?xml version='1.0' encoding='US-ASCII'?><a>é</a>"), 1, 45],
    ["bytes under UTF-16", bytesOf("<?xml version='1.0' encoding='UTF-16'?><a/>"), 1, 1],
    ["UTF-16 under UTF-8", utf16("<?xml version='1.0' encoding='UTF-8'?><a/>", true), 1, 1],
    [
      "a byte order mark under Latin-1",
      bytesOf("\uFEFF<?xml version='1.0' encoding='ISO-8859-1'?><a/>"),
      1,
      1,
    ],
    ["UTF-32", new Uint8Array(Buffer.from("\uFEFF\0<\0", "utf16le")), 1, 1],
    ["EBCDIC", latin("<?xml version='1.0' encoding='IBM500'?><a/>"), 1, 1],
  ])("that is wrong or unknown is refused: %s", (_, bytes, line, column) => {
    expect(faultOf(bytes)).toMatchObject({ code: "xml-encoding", position: { line, column } });
  });

  test.each([
    ["UTF-8 under ISO-8859-1", bytesOf("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>"), 47],
    ["windows-1252 under ISO-8859-1", latin("<?xml version='1.0' encoding='ISO-8859-1'?><a>\x80</a>"), 47],
  ])("that is doubtful is noted: %s", (_, bytes, column) => {
    expect(decode(bytes)).toMatchObject({
      outcome: "decoded",
      notes: [{ code: "xml-encoding-doubtful", severity: "note", position: { line: 1, column } }],
    });
  });
});

describe("where the value at a path stands", () => {
  const text = '<order no="7">\n  <line>1</line>\n  <line sku="x">2</line>\n</order>';
  const decoded = decode(bytesOf(text));
  test.each([
    [["order"], 1, 1],
    [["order", "@no"], 1, 8],
    [["order", "line", 1, "$"], 3, 3],
    [["order", "line", 1, "@sku"], 3, 9],
    [["order", "line", 1, "missing"], 3, 3],
    [["order", "line", 7], 1, 1],
    [["other"], 1, 1],
  ])("%j", (path, line, column) => {
    expect(decoded.outcome === "decoded" && decoded.locate(path)).toEqual({ line, column });
  });
});
