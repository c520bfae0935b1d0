import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeX12 } from "../../../../functions/gate/formats/x12.ts";
import { X12Interchange } from "../../../../schemas/x12.ts";
import { encode, isValid, latin1, told } from "./told.ts";

const ISA =
  "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260101*0930*U*00401*000000007*0*P*>~";
const GS = "GS*PO*SENDER*RECEIVER*20260101*0930*1*X*004010~";
const SET = "ST*850*0001~BEG*00*SA*4500012**20260101~SE*3*0001~";
const GE = "GE*1*1~";
const IEA = "IEA*1*000000007~";
const whole = ISA + GS + SET + GE + IEA;

function documentOf(bytes: Uint8Array): X12Interchange {
  const decoded = decodeX12(bytes);
  if (decoded.outcome !== "decoded") throw new Error(JSON.stringify(decoded.findings));
  return X12Interchange.parse(decoded.document);
}

test("decodes an interchange to its envelope, its transaction sets and their segments", () => {
  expect(documentOf(encode(whole))).toEqual({
    interchange: {
      sender: { qualifier: "ZZ", id: "SENDER" },
      receiver: { qualifier: "ZZ", id: "RECEIVER" },
      date: "260101",
      time: "0930",
      version: "00401",
      controlNumber: "000000007",
      test: false,
      acknowledgements: [],
    },
    furtherInterchanges: [],
    messages: [
      {
        type: "850",
        controlNumber: "0001",
        group: {
          functionalId: "PO",
          sender: "SENDER",
          receiver: "RECEIVER",
          controlNumber: "1",
          version: "004010",
        },
        segments: [{ tag: "BEG", elements: [["00"], ["SA"], ["4500012"], [""], ["20260101"]] }],
      },
    ],
  });
});

const refused: readonly (readonly [name: string, text: string, ...findings: string[]])[] = [
  ["groups without ISA", GS + SET + GE, "edi-no-interchange (whole) 1:1"],
  ["an end in the ISA", ISA.slice(0, 60), "edi-truncated (whole) 1:61"],
  ["an end before the terminator of the ISA", ISA.slice(0, 105), "edi-truncated (whole) 1:106"],
  ["a sender that is too short", whole.replace("SENDER         ", "SENDER"), "x12-fixed-length (whole) 1:35"],
  ["separators that coincide", whole.replace("*>~", "*~~"), "edi-separators (whole) 1:105"],
  [
    "a control number with letters",
    whole.replaceAll("000000007", "00000000A"),
    "edi-element-form (whole) 1/13",
    "edi-element-form (whole) 7/2",
  ],
  ["a day that is none", whole.replace("*20260101*0930", "*20260132*0930"), "edi-element-form (whole) 2/4"],
  ["no IEA", ISA + GS + SET + GE, "edi-truncated (whole) 1:211"],
  ["no GE", ISA + GS + SET + IEA, "edi-segment-place (whole) 6"],
  ["no SE", whole.replace("SE*3*0001~", ""), "edi-segment-place /messages/0 5"],
  [
    "no GS",
    whole.replace(GS, ""),
    "edi-segment-place (whole) 2",
    "edi-segment-place (whole) 3",
    "edi-segment-place (whole) 4",
    "edi-segment-place (whole) 5",
    "edi-count (whole) 6/1",
    "edi-segment-place (whole) 6",
  ],
  ["another count in SE", whole.replace("SE*3", "SE*4"), "edi-count /messages/0 5/1"],
  ["another number in SE", whole.replace("SE*3*0001", "SE*3*0002"), "edi-reference /messages/0 5/2"],
  ["another count in GE", whole.replace("GE*1", "GE*2"), "edi-count (whole) 6/1"],
  ["another number in GE", whole.replace("GE*1*1", "GE*1*2"), "edi-reference (whole) 6/2"],
  ["another count in IEA", whole.replace("IEA*1", "IEA*2"), "edi-count (whole) 7/1"],
  ["another number in IEA", whole.replace("IEA*1*000000007", "IEA*1*000000008"), "edi-reference (whole) 7/2"],
  [
    "a control number of a set twice",
    ISA + GS + SET + SET + GE.replace("1", "2") + IEA,
    "edi-reference-repeated (whole) 6/2",
  ],
  [
    "a control number of a group twice",
    ISA + GS + SET + GE + GS + SET + GE + IEA.replace("1", "2"),
    "edi-reference-repeated (whole) 7/6",
  ],
  ["an end inside the last control number", whole.slice(0, -3), "edi-truncated (whole) 1:224"],
  ["a name that is no segment's", whole.replace("BEG", "beg"), "edi-segment-tag (whole) 4"],
  ["a line break in a value", whole.replace("4500012", "4500\n012"), "text-control-character (whole) 4"],
  ["text after the end", `${whole}thank you`, "edi-segment-place (whole) 1:227"],
];

test.each(refused)("refuses %s", (_name, text, ...findings) => {
  expect(told(decodeX12, encode(text))).toEqual(findings);
  expect(isValid(decodeX12, encode(text))).toBe(false);
});

const TA1 = "TA1*000000006*260101*0900*A*000~";

const accepted: readonly (readonly [name: string, bytes: Uint8Array, ...notes: string[]])[] = [
  ["the standard's own form", encode(whole)],
  [
    "control characters as separators",
    latin1(whole.replaceAll("*", "\x1d").replaceAll("~", "\x1c").replaceAll(">", "\x1f")),
  ],
  ["a line feed as terminator", encode(whole.replaceAll("~", "\n"))],
  ["lines between segments", encode(whole.replaceAll("~", "~\r\n")), "edi-spacing (whole) 1:107"],
  ["records of 80 characters", encode(whole.replaceAll(/.{80}/g, "$&\n")), "edi-wrapped (whole) 1:1"],
  ["a byte order mark", encode(`\uFEFF${whole}`), "text-byte-order-mark (whole) 1:1"],
  ["no terminator at the end", encode(whole.slice(0, -1)), "edi-last-terminator (whole) 7"],
  ["an accent", encode(whole.replace("4500012", "É")), "edi-repertoire (whole) 4"],
  [
    "two interchanges, the second with its own separators",
    encode(whole + whole.replaceAll("*", "|")),
    "edi-several-interchanges (whole) 8",
  ],
  ["leading zeros in a group's number", encode(whole.replace("GE*1*1", "GE*1*0001"))],
  ["an interchange that only acknowledges", encode(ISA + TA1 + IEA.replace("1", "0"))],
];

test.each(accepted.map(([name, bytes, ...notes]) => ({ name, bytes, notes })))(
  "accepts $name",
  ({ bytes, notes }) => {
    expect(told(decodeX12, bytes)).toEqual(notes);
    expect(documentOf(bytes).interchange.receiver.id).toBe("RECEIVER");
  },
);

test("keeps the acknowledgements that stand after the ISA", () => {
  const { interchange, messages } = documentOf(encode(ISA + TA1 + GS + SET + GE + IEA));
  expect(interchange.acknowledgements.map(({ elements }) => elements[0])).toEqual([["000000006"]]);
  expect(messages).toHaveLength(1);
});

const withList = (text: string) =>
  documentOf(encode(text.replace("4500012", "A^B>C"))).messages[0]?.segments[0];

test("repeats an element by ISA11 from version 00402 on, and never before", () => {
  const modern = whole.replace("*U*00401", "*^*00501");
  expect(withList(modern)?.elements[2]).toEqual(["A"]);
  expect(withList(modern)?.repeated).toEqual([{ element: 3, components: ["B", "C"] }]);
  expect(withList(whole.replace("*U*00401", "*^*00401"))?.elements[2]).toEqual(["A^B", "C"]);
});

const value = fc.stringMatching(/^[A-Z0-9 '+?.-]{0,12}$/);
const segmentText = fc
  .tuple(fc.constantFrom("BEG", "REF", "N1", "PO1", "PID"), fc.array(value, { maxLength: 6 }))
  .map((parts) => parts.flat().join("*"));
const set = fc.array(segmentText, { maxLength: 5 });
const interchange = fc
  .record({
    number: fc.integer({ min: 0, max: 999_999_999 }).map((number) => String(number).padStart(9, "0")),
    groups: fc.array(fc.array(set, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ number, groups }) => [
    ISA.slice(0, -1).replace("000000007", number),
    ...groups.flatMap((sets, group) => [
      `GS*PO*S*R*20260101*0930*${group + 1}*X*004010`,
      ...sets.flatMap((segments, index) => [
        `ST*850*${1000 + index}`,
        ...segments,
        `SE*${segments.length + 2}*${1000 + index}`,
      ]),
      `GE*${sets.length}*${group + 1}`,
    ]),
    `IEA*${groups.length}*${number}`,
  ]);

const text = (segments: readonly string[]) => encode(segments.map((segment) => `${segment}~`).join(""));

test("accepts every valid interchange, and refuses it with one count, number or terminator changed", () => {
  fc.assert(
    fc.property(interchange, fc.nat(), fc.constantFrom(1, 2), (segments, pick, element) => {
      expect(told(decodeX12, text(segments))).toEqual([]);
      const closing = segments.flatMap((segment, index) => (/^(SE|GE|IEA)\*/.test(segment) ? [index] : []));
      const chosen = closing[pick % closing.length] ?? 0;
      const parts = (segments[chosen] ?? "").split("*");
      const next = String(Number(parts[element]) + 1).padStart(parts[element]?.length ?? 0, "0");
      const miscounted = segments.with(chosen, parts.with(element, next).join("*"));
      expect(isValid(decodeX12, text(miscounted))).toBe(false);
      const lost = pick % segments.length;
      const without = segments.flatMap((segment, index) => (index === lost ? [] : [segment]));
      expect(isValid(decodeX12, text(without))).toBe(false);
      // The terminator of the last segment alone may be left out.
      const unended = pick % (segments.length - 1);
      const joined = segments.map((segment, index) => (index === unended ? segment : `${segment}~`)).join("");
      expect(isValid(decodeX12, encode(joined))).toBe(false);
    }),
  );
});
