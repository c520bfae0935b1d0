import { expect, test } from "vitest";
import { idocFlat } from "../../../../functions/gate/formats/idoc-flat.ts";
import type { Decoder } from "../../../../schemas/decoder.ts";
import { IdocFlat } from "../../../../schemas/idoc-flat.ts";
import { encode, isValid, latin1, told } from "./told.ts";

function decoder(...form: Parameters<typeof idocFlat>): Decoder {
  const opened = idocFlat(...form).open();
  if (opened instanceof Promise) throw new Error("a flat IDoc is opened at once");
  return opened;
}

const decode = decoder();

const control = (docnum = "0000000000000042", sender = "ERPCLNT800") =>
  [
    `EDI_DC40  800${docnum}700 302   ${"ORDERS05".padEnd(30)}${"".padEnd(30)}${"ORDERS".padEnd(30)}`.padEnd(
      148,
    ),
    `SAPERP    LS  ${sender.padEnd(10)}`.padEnd(115),
    "WMS       LS  WMS01".padEnd(115),
    "20260109093000",
  ]
    .join("")
    .padEnd(524);

const counted = (value: number, width: number) => String(value).padStart(width, "0");

const data = (number: number, parent: number, level: number, sdata: string, docnum = "0000000000000042") => {
  const head = `${"E2EDK01005".padEnd(30)}800${docnum}${counted(number, 6)}${counted(parent, 6)}${counted(level, 2)}`;
  return head + sdata.padEnd(1000);
};

const file = (...records: string[]) => records.map((record) => `${record}\r\n`).join("");
const whole = file(control(), data(1, 0, 1, "004EUR"), data(2, 1, 2, "x"));

function documentOf(bytes: Uint8Array, by = decode): IdocFlat {
  const decoded = by(bytes);
  if (decoded.outcome !== "decoded") throw new Error(JSON.stringify(decoded.findings));
  return IdocFlat.parse(decoded.document);
}

test("decodes a file to its control records and segments", () => {
  const { idocs } = documentOf(encode(whole));
  expect(idocs).toHaveLength(1);
  expect(idocs[0]?.control).toMatchObject({
    DOCNUM: "0000000000000042",
    IDOCTYP: "ORDERS05",
    MESTYP: "ORDERS",
    SNDPRN: "ERPCLNT800",
    RCVPRN: "WMS01",
    CREDAT: "20260109",
    SERIAL: "",
  });
  expect(idocs[0]?.segments).toEqual([
    { name: "E2EDK01005", number: 1, parent: 0, level: 1, data: "004EUR", fields: {} },
    { name: "E2EDK01005", number: 2, parent: 1, level: 2, data: "x", fields: {} },
  ]);
});

const E2EDK01 = [
  { name: "ACTION", width: 3 },
  { name: "CURCY", width: 3 },
];

test("reads the fields that the form states of a segment, whatever its version", () => {
  const fields = documentOf(encode(whole), decoder({ segments: { E2EDK01 } })).idocs[0]?.segments[0]?.fields;
  expect(fields).toEqual({ ACTION: "004", CURCY: "EUR" });
});

test("slices bytes before it decodes them, or characters where a Unicode system counts those", () => {
  const segments = { E2EDK01 };
  const inLatin1 = latin1(file(control(), data(1, 0, 1, "éééEUR")));
  const latin = decoder({ encoding: "iso-8859-1", segments });
  expect(documentOf(inLatin1, latin).idocs[0]?.segments[0]?.fields).toEqual({ ACTION: "ééé", CURCY: "EUR" });
  const unicode = encode(file(control(), data(1, 0, 1, "éééEUR")));
  expect(told(decode, unicode)).toEqual(["idoc-record-length /idocs/0 record 2"]);
  const characters = decoder({ lengths: "characters", segments });
  expect(documentOf(unicode, characters).idocs[0]?.segments[0]?.fields).toEqual({
    ACTION: "ééé",
    CURCY: "EUR",
  });
  const bytes = encode(file(control(), data(1, 0, 1, "éEUR").slice(0, -1)));
  expect(documentOf(bytes, decoder({ segments })).idocs[0]?.segments[0]?.fields).toEqual({
    ACTION: "éE",
    CURCY: "UR",
  });
});

test("takes several IDocs in a file", () => {
  const second = file(control("0000000000000043"), data(1, 0, 1, "x", "0000000000000043"));
  expect(documentOf(encode(whole + second)).idocs.map(({ control }) => control["DOCNUM"])).toEqual([
    "0000000000000042",
    "0000000000000043",
  ]);
});

test.each([
  ["no control record", file(data(1, 0, 1, "x")), "idoc-no-control-record (whole) record 1"],
  ["words", "Service unavailable", "idoc-no-control-record (whole) record 1"],
  ["a control record alone", file(control()), "idoc-truncated /idocs/0 record 1"],
  ["a control record that is cut", control().slice(0, 500), "idoc-record-length (whole) record 1"],
  [
    "a short record",
    file(control(), data(1, 0, 1, "x").slice(0, 900)),
    "idoc-record-length /idocs/0 record 2",
  ],
  ["a long record", file(control(), `${data(1, 0, 1, "x")} `), "idoc-record-length /idocs/0 record 2"],
  [
    "a record of another IDoc",
    file(control(), data(1, 0, 1, "x", "0000000000000043")),
    "idoc-mixed /idocs/0 record 2",
  ],
  [
    "no document number",
    file(control("                "), data(1, 0, 1, "x", "                ")),
    "field-missing (whole) record 1",
  ],
  ["no sender", file(control(undefined, ""), data(1, 0, 1, "x")), "field-missing (whole) record 1"],
  ["a day of creation that is none", whole.replace("20260109", "20261309"), "field-format (whole) record 1"],
  [
    "numbers that do not ascend",
    file(control(), data(2, 0, 1, "x"), data(2, 0, 1, "x")),
    "idoc-hierarchy /idocs/0 record 3",
  ],
  [
    "a parent that never came",
    file(control(), data(1, 0, 1, "x"), data(3, 2, 2, "x")),
    "idoc-hierarchy /idocs/0 record 3",
  ],
  [
    "a segment beside its parent",
    file(control(), data(1, 0, 1, "x"), data(2, 1, 1, "x")),
    "idoc-hierarchy /idocs/0 record 3",
  ],
  [
    "a segment without name",
    file(control(), data(1, 0, 1, "x").replace("E2EDK01005", "          ")),
    "field-format /idocs/0 record 2",
  ],
  [
    "a number of letters",
    file(control(), data(1, 0, 1, "x").replace("000001", "00000A")),
    "field-format /idocs/0 record 2",
  ],
  ["a NUL", file(control(), data(1, 0, 1, "\0")), "text-control-character /idocs/0 record 2"],
])("refuses %s", (_name, text, finding) => {
  expect(told(decode, encode(text))).toEqual([finding]);
  expect(isValid(decode, encode(text))).toBe(false);
});

test("refuses bytes that are not in its encoding, by their line", () => {
  expect(told(decode, latin1(file(control(), data(1, 0, 1, "é"))))).toEqual(["text-encoding (whole) 2"]);
});

test("leaves aside the numbers that a sender leaves out", () => {
  const bare = `${"E2EDK01005".padEnd(30)}8000000000000000042`.padEnd(1063);
  expect(documentOf(encode(file(control(), bare))).idocs[0]?.segments[0]).toMatchObject({
    number: null,
    level: null,
  });
});

test("tells where a path of the document stands", () => {
  const decoded = decode(encode(whole));
  if (decoded.outcome !== "decoded") throw new Error("refused");
  expect(decoded.locate(["idocs", 0, "segments", 1])).toEqual({ line: 3, column: 1, record: 3 });
  expect(decoded.locate(["idocs", 0, "control", "DOCNUM"])).toEqual({ line: 1, column: 1, record: 1 });
});
