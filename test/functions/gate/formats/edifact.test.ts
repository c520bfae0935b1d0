import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeEdifact } from "../../../../functions/gate/formats/edifact.ts";
import { EdifactInterchange } from "../../../../schemas/edifact.ts";
import { encode, isValid, latin1, told } from "./told.ts";

const UNB = "UNB+UNOC:3+SENDER:14+RECEIVER:14+260101:0930+REF1'";
const BODY = "UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+4500012+9'UNT+3+1'";
const UNZ = "UNZ+1+REF1'";
const whole = UNB + BODY + UNZ;

function documentOf(bytes: Uint8Array): EdifactInterchange {
  const decoded = decodeEdifact(bytes);
  if (decoded.outcome !== "decoded") throw new Error(JSON.stringify(decoded.findings));
  return EdifactInterchange.parse(decoded.document);
}

test("decodes an interchange to its envelope, its messages and their segments", () => {
  expect(documentOf(encode(whole))).toEqual({
    interchange: {
      syntax: { identifier: "UNOC", version: "3" },
      sender: { id: "SENDER", qualifier: "14" },
      recipient: { id: "RECEIVER", qualifier: "14" },
      date: "260101",
      time: "0930",
      reference: "REF1",
      application: "",
      test: false,
    },
    furtherInterchanges: [],
    messages: [
      {
        reference: "1",
        type: "ORDERS",
        version: "D",
        release: "96A",
        agency: "UN",
        association: "EAN008",
        group: null,
        segments: [{ tag: "BGM", elements: [["220"], ["4500012"], ["9"]] }],
      },
    ],
  });
});

const refused: readonly (readonly [name: string, text: string, ...findings: string[]])[] = [
  ["a message without UNB", BODY, "edi-no-interchange (whole) 1:1"],
  ["words", "Service unavailable", "edi-no-interchange (whole) 1:1"],
  ["an end in the UNA", "UNA:+.", "edi-truncated (whole) 1:7"],
  ["separators that coincide", `UNA++.? '${whole}`, "edi-separators (whole) 1:4"],
  ["a letter as separator", `UNA:A.? '${whole}`, "edi-separators (whole) 1:4"],
  ["no terminator at the end", whole.slice(0, -1), "edi-truncated (whole) 1:116"],
  ["no UNZ", UNB + BODY, "edi-truncated (whole) 1:106"],
  ["no UNT", `${UNB}UNH+1+ORDERS:D:96A:UN'BGM+220+1'${UNZ}`, "edi-segment-place /messages/0 4"],
  [
    "no UNH",
    `${UNB}BGM+220+1'${UNZ}`,
    "edi-segment-place (whole) 2",
    "edi-count (whole) 3/1",
    "edi-segment-place (whole) 3",
  ],
  ["a count too high", UNB + BODY.replace("UNT+3", "UNT+4") + UNZ, "edi-count /messages/0 4/1"],
  ["a count that is none", UNB + BODY.replace("UNT+3", "UNT+x") + UNZ, "edi-element-form /messages/0 4/1"],
  ["another reference in UNT", UNB + BODY.replace("3+1'", "3+2'") + UNZ, "edi-reference /messages/0 4/2"],
  ["another count in UNZ", `${UNB}${BODY}UNZ+2+REF1'`, "edi-count (whole) 5/1"],
  ["another reference in UNZ", `${UNB}${BODY}UNZ+1+REF2'`, "edi-reference (whole) 5/2"],
  ["no message", `${UNB}UNZ+0+REF1'`, "edi-segment-place (whole) 2"],
  ["a reference twice", `${UNB}${BODY}${BODY}UNZ+2+REF1'`, "edi-reference-repeated (whole) 5/1"],
  ["a sender left out", whole.replace("SENDER:14", ""), "edi-element-missing (whole) 1/2/1"],
  ["a day that is none", whole.replace("260101", "260230"), "edi-element-form (whole) 1/4/1"],
  ["an hour that is none", whole.replace("0930", "2460"), "edi-element-form (whole) 1/4/2"],
  ["a syntax version of the future", whole.replace("UNOC:3", "UNOC:5"), "edi-element-form (whole) 1/1/2"],
  [
    "a lost terminator",
    whole.replace("9'UNT", "9\r\nUNT"),
    "text-control-character (whole) 3",
    "edi-segment-place /messages/0 4",
  ],
  [
    "a terminator too many",
    whole.replace("BGM+", "BGM'"),
    "edi-segment-tag (whole) 4",
    "edi-count /messages/0 5/1",
  ],
  ["a NUL in a value", whole.replace("4500012", "4500\x0012"), "text-control-character (whole) 3"],
  ["text after the end", `${whole}thank you`, "edi-segment-place (whole) 1:117"],
  ["bytes that are not UTF-8", "", "text-encoding (whole) 1:51"],
];

test.each(refused)("refuses %s", (name, text, ...findings) => {
  const bytes =
    name === "bytes that are not UTF-8"
      ? latin1(whole.replace("UNOC", "UNOW").replace("UNH", "Ü"))
      : encode(text);
  expect(told(decodeEdifact, bytes)).toEqual(findings);
  expect(isValid(decodeEdifact, bytes)).toBe(false);
});

const accepted: readonly (readonly [name: string, bytes: Uint8Array, ...notes: string[]])[] = [
  ["the standard's own form", encode(whole)],
  ["a service string advice", encode(`UNA:+,? '${whole}`)],
  [
    "other separators",
    encode(`UNA=*.\\ ~${whole.replaceAll("+", "*").replaceAll(":", "=").replaceAll("'", "~")}`),
  ],
  [
    "the separators of level B",
    latin1(
      whole.replace("UNOC", "UNOB").replaceAll("+", "\x1d").replaceAll(":", "\x1f").replaceAll("'", "\x1c"),
    ),
  ],
  [
    "lines and blanks between segments",
    encode(`UNA:+.? '\r\n${whole.replaceAll("'", "'\r\n ")}`),
    "edi-spacing (whole) 2:51",
  ],
  ["lines of one length", encode(whole.replaceAll(/.{15}/g, "$&\r\n")), "edi-wrapped (whole) 1:1"],
  ["a byte order mark", encode(`\uFEFF${whole}`), "text-byte-order-mark (whole) 1:1"],
  [
    "lower case under UNOA",
    encode(whole.replace("UNOC", "UNOA").replace("SENDER", "Sender")),
    "edi-repertoire (whole) 1",
  ],
  [
    "UTF-8 under UNOA",
    encode(whole.replace("UNOC", "UNOA").replace("SENDER", "É")),
    "edi-repertoire (whole) 1",
  ],
  [
    "a control character of windows-1252 under UNOC",
    latin1(whole.replace("SENDER", "\x80")),
    "edi-repertoire (whole) 1",
  ],
  ["a level of another body", encode(whole.replace("UNOC", "IATB")), "edi-repertoire-unknown (whole) 1/1/1"],
  ["two interchanges", encode(whole + whole), "edi-several-interchanges (whole) 6"],
  ["a count with leading zeros", encode(whole.replace("UNT+3", "UNT+0003"))],
  ["a security segment between envelopes", encode(`${UNB}USH+1'${BODY}UST+1'${UNZ}`)],
  [
    "messages in groups",
    encode(
      `${UNB}UNG+ORDERS+A+B+260101:0930+G1+UN+D:96A'${BODY}UNE+1+G1'UNG+ORDERS+A+B+260101:0930+G2+UN+D:96A'${BODY}UNE+1+G2'UNZ+2+REF1'`,
    ),
  ],
];

test.each(accepted.map(([name, bytes, ...notes]) => ({ name, bytes, notes })))(
  "accepts $name",
  ({ bytes, notes }) => {
    expect(told(decodeEdifact, bytes)).toEqual(notes);
    expect(documentOf(bytes).interchange.sender.id).not.toBe("");
  },
);

const valueOf = (text: string) => {
  const version = text.includes("*") ? "UNOC:4" : "UNOC:3";
  const bytes = encode(whole.replace("UNOC:3", version).replace("4500012", text));
  return documentOf(bytes).messages[0]?.segments[0];
};

describe("separators in data", () => {
  test.each([
    ["a released apostrophe", "l?'usine", ["l'usine"]],
    ["a released release character", "why??", ["why?"]],
    ["a released plus and colon", "a?+b?:c", ["a+b:c"]],
    ["a release character before any letter", "?a", ["a"]],
    ["components left out", "a::c", ["a", "", "c"]],
  ])("%s is data", (_name, text, components) => {
    expect(valueOf(text)?.elements[1]).toEqual(components);
  });

  test("syntax version 4 repeats an element by its repetition separator", () => {
    const segment = valueOf("a:b*c?*d*e");
    expect(segment?.elements[1]).toEqual(["a", "b"]);
    expect(segment?.repeated).toEqual([
      { element: 2, components: ["c*d"] },
      { element: 2, components: ["e"] },
    ]);
  });
});

test.each([
  ["UNOC", "é", latin1("é")],
  ["UNOE", "Ж", Uint8Array.of(0xb6)],
  ["UNOF", "Ω", Uint8Array.of(0xd9)],
  ["UNOK", "ş", Uint8Array.of(0xfe)],
  ["UNOL", "€", Uint8Array.of(0xa4)],
  ["UNOW", "漢", encode("漢")],
  ["UNOY", "é", encode("é")],
  ["KECA", "한", Uint8Array.of(0xc7, 0xd1)],
])("reads the repertoire of %s", (identifier, character, coded) => {
  const [before = "", after = ""] = whole.replace("UNOC", identifier).split("SENDER");
  const bytes = Buffer.concat([encode(before), coded, encode(after)]);
  expect(told(decodeEdifact, bytes)).toEqual([]);
  expect(documentOf(bytes).interchange.sender.id).toBe(character);
});

test("tells where a path of the document stands", () => {
  const decoded = decodeEdifact(encode(`${UNB}\n${BODY}${UNZ}`));
  if (decoded.outcome !== "decoded") throw new Error("refused");
  const { locate } = decoded;
  expect(locate([])).toEqual({ line: 1, column: 1, segment: 1 });
  expect(locate(["messages", 0, "type"])).toEqual({ line: 2, column: 1, segment: 2 });
  expect(locate(["messages", 0, "segments", 0, "elements", 1, 0])).toEqual({
    line: 2,
    column: 38,
    segment: 3,
    element: 2,
    component: 1,
  });
  expect(locate(["messages", 0, "segments", 7])).toMatchObject({ segment: 2 });
});

const value = fc.stringMatching(/^[A-Z0-9 ?+:'.-]{0,12}$/);
const reference = fc.stringMatching(/^[A-Z0-9]{1,14}$/);
const release = (text: string) => text.replaceAll(/[?+:']/g, "?$&");
const segmentText = fc
  .tuple(
    fc.constantFrom("BGM", "DTM", "NAD", "LIN", "QTY"),
    fc.array(fc.array(value, { minLength: 1 }), { maxLength: 4 }),
  )
  .map(([tag, elements]) => [tag, ...elements.map((parts) => parts.map(release).join(":"))].join("+"));
const interchange = fc
  .record({
    reference,
    messages: fc.array(fc.array(segmentText, { maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ reference, messages }) => [
    `UNB+UNOC:3+S+R+260101:0930+${reference}`,
    ...messages.flatMap((segments, index) => [
      `UNH+M${index}+ORDERS:D:96A:UN`,
      ...segments,
      `UNT+${segments.length + 2}+M${index}`,
    ]),
    `UNZ+${messages.length}+${reference}`,
  ]);

/** One segment with one of its counts or references changed. */
function changed(segment: string, element: number): string {
  const parts = segment.split("+");
  const old = parts[element] ?? "";
  parts[element] = /^\d+$/.test(old) ? String(Number(old) + 1) : `${old}X`;
  return parts.join("+");
}

const SERVICE = /^(UNT|UNZ)/;

const text = (segments: readonly string[]) => encode(segments.map((segment) => `${segment}'`).join(""));

test("accepts every valid interchange, and refuses it with one count, reference or terminator changed", () => {
  fc.assert(
    fc.property(interchange, fc.nat(), fc.constantFrom(1, 2), (segments, pick, element) => {
      expect(told(decodeEdifact, text(segments))).toEqual([]);
      const closing = segments.flatMap((segment, index) => (SERVICE.test(segment) ? [index] : []));
      const chosen = closing[pick % closing.length] ?? 0;
      const miscounted = segments.with(chosen, changed(segments[chosen] ?? "", element));
      expect(isValid(decodeEdifact, text(miscounted))).toBe(false);
      const lost = pick % segments.length;
      const without = segments.flatMap((segment, index) => (index === lost ? [] : [segment]));
      expect(isValid(decodeEdifact, text(without))).toBe(false);
      const joined = segments.map((segment, index) => (index === lost ? segment : `${segment}'`)).join("");
      expect(isValid(decodeEdifact, encode(joined))).toBe(false);
    }),
  );
});

test("gives back every value as it was meant", () => {
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 1 }), { minLength: 1, maxLength: 5 }), (elements) => {
      const text = elements.map((parts) => parts.map(release).join(":")).join("+");
      const bytes = encode(`${UNB}UNH+1+X:D:96A:UN'FTX+${text}'UNT+3+1'${UNZ}`);
      expect(documentOf(bytes).messages[0]?.segments[0]?.elements).toEqual(elements);
    }),
  );
});

test("tells places in lines of one length by the file's own lines", () => {
  const wrong = whole.replace("UNT+3", "UNT+4").replaceAll(/.{15}/g, "$&\n");
  const decoded = decodeEdifact(encode(wrong));
  const [fault] = (decoded.outcome === "decoded" && decoded.faults) || [];
  expect(fault?.position).toEqual({ line: 7, column: 12, segment: 4, element: 1 });
  const lines = wrong.split("\n");
  expect(lines[6]?.slice(11)).toMatch(/^4\+1/);
});
