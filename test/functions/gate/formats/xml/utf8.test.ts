import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeXml } from "../../../../../functions/gate/formats/xml/decode.ts";

const inUtf8 = (text: string) => decodeXml(new TextEncoder().encode(text), { namespaces: { é: "urn:é" } });
const inUtf16 = (text: string) =>
  decodeXml(new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le")), { namespaces: { é: "urn:é" } });

/** So much that a document is worth being read by its bytes. */
const LONG = `<!--${"-  ".repeat(4096)}-->`.replaceAll("-  ", "abc");

/** What a document decodes to, and the place of what is wrong with it or of its root. */
const told = (decoded: ReturnType<typeof inUtf8>) =>
  decoded.outcome === "decoded" ? [decoded.document, decoded.locate([])] : decoded.findings;

/** What the two ways of reading may disagree on: letters of every width, in every construct. */
const PARTS = [
  "<a>",
  "</a>",
  "<b c='",
  "'/>",
  "<é>",
  "</é>",
  "<÷/>",
  "<a·/>",
  "<x:a xmlns:x='urn:é'>",
  "</x:a>",
  " xmlns='urn:é'",
  "é",
  "’",
  "😀",
  "\u00a0",
  "&#233;",
  "&amp;",
  "&eacute;",
  "<![CDATA[é]]>",
  "<!-- é -->",
  "<?é é?>",
  "<?p é?>",
  "\r\n",
  "\t",
  " ",
  "\u0001",
  "\uFFFE",
  "\u0085",
  "text of some length without any accent",
];

test("a document is read in UTF-8 as it is in UTF-16, faults and places among it", () => {
  const inside = fc.array(fc.constantFrom(...PARTS), { maxLength: 8 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(inside, (text) => {
      const whole = `<r d="é&lt;" e='plain'>${LONG}${text}</r>`;
      expect(told(inUtf8(whole))).toEqual(told(inUtf16(whole)));
    }),
    { numRuns: 3000 },
  );
});

test.each(Array.from({ length: 9 }, (_, index) => index))(
  "whatever byte of a word the text begins at: %i",
  (skip) => {
    const buffer = new Uint8Array(16 * 1024);
    const bytes = new TextEncoder().encode(`<a b="é">${LONG}${"x".repeat(skip)}é</a>`);
    buffer.set(bytes, skip);
    const part = buffer.subarray(skip, skip + bytes.length);
    expect(decodeXml(part, {})).toMatchObject({ document: { a: { "@b": "é", $: `${"x".repeat(skip)}é` } } });
  },
);

test("a byte order mark is left out, and places count characters after it", () => {
  const decoded = inUtf8(`\uFEFF<a>${LONG}\n<b>ü</b><c/></a>`);
  expect(decoded).toMatchObject({ document: { a: { b: { $: "ü" } } } });
  expect(decoded.outcome === "decoded" && decoded.locate(["a", "c"])).toEqual({ line: 2, column: 9 });
});
