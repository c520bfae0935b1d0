import { readFileSync } from "node:fs";
import { camt } from "../functions/gate/formats/camt.ts";
import { cii } from "../functions/gate/formats/cii.ts";
import { csv } from "../functions/gate/formats/csv.ts";
import { edifact } from "../functions/gate/formats/edifact.ts";
import { epcis } from "../functions/gate/formats/epcis.ts";
import { fec } from "../functions/gate/formats/fec.ts";
import { fixedWidth } from "../functions/gate/formats/fixed-width.ts";
import { idocFlat } from "../functions/gate/formats/idoc-flat.ts";
import { idoc } from "../functions/gate/formats/idoc.ts";
import { json } from "../functions/gate/formats/json.ts";
import { jsonl } from "../functions/gate/formats/jsonl.ts";
import { mt940 } from "../functions/gate/formats/mt940.ts";
import { pain } from "../functions/gate/formats/pain.ts";
import { ubl } from "../functions/gate/formats/ubl.ts";
import { x12 } from "../functions/gate/formats/x12.ts";
import type { Format } from "../schemas/format.ts";

/** A format under attack: a sound message of it, and how one of many parts is made. */
export interface Subject {
  readonly format: Format;
  readonly sound: Uint8Array;
  /** A message of this many parts: segments, rows, records, statements. */
  readonly many?: (parts: number) => string;
  /** Whether a message that is cut here may be taken for a whole one; only where the format tells. */
  readonly mayEnd?: (before: string, after: string) => boolean;
}

const sample = (path: string) => readFileSync(new URL(`../test/samples/${path}`, import.meta.url));
const text = (path: string) => sample(path).toString("latin1");

const atEnd = (_: string, after: string) => after.trim() === "";
const atLineEnd = (before: string, after: string) => /[\r\n]$/.test(before) || /^[\r\n]/.test(after);

const ISA = text("x12/simple997.edi").slice(0, 106);
const CONTROL = text("idoc-flat/SYNTHETIC_ok.idoc").slice(0, 524);
const RECORD = text("idoc-flat/SYNTHETIC_ok.idoc").slice(525, 525 + 1063);
const ENTRY = text("fec/SYNTHETIC_ok_pipe.txt").split("\r\n").slice(1, 4);

/** The formats that text carries, each with a sample. */
export const textSubjects: readonly Subject[] = [
  {
    format: edifact(),
    sound: sample("edifact/invoic_d97b_una.edi"),
    many: (parts) =>
      `UNB+UNOC:3+S+R+260101:0930+1'UNH+1+ORDERS:D:96A:UN'${"FTX+AAI+a?'b:c'".repeat(parts)}UNT+${parts + 2}+1'UNZ+1+1'`,
    mayEnd: atEnd,
  },
  {
    format: x12(),
    sound: sample("x12/simple997.edi"),
    many: (parts) =>
      `${ISA}GS*FA*S*R*20260101*0930*1*X*005010~ST*997*0001~${"AK2*837*0021~".repeat(parts)}SE*${parts + 2}*0001~GE*1*1~IEA*1*508121953~`,
    mayEnd: (_, after) => after.replace("~", "").trim() === "",
  },
  {
    format: csv(),
    sound: sample("csv/SYNTHETIC_price_ok.csv"),
    many: (parts) => `sku,label\n${'A,"b ""c"""\n'.repeat(parts)}`,
  },
  {
    format: fixedWidth({
      columns: [
        { name: "sku", width: 10 },
        { name: "quantity", width: 5, type: "integer" },
      ],
    }),
    sound: Buffer.from("A1        00012\r\nA2        00007\r\n"),
    many: (parts) => "A1        00012\n".repeat(parts),
    mayEnd: atLineEnd,
  },
  {
    format: fec(),
    sound: sample("fec/SYNTHETIC_ok_pipe.txt"),
    many: (parts) =>
      [
        text("fec/SYNTHETIC_ok_pipe.txt").split("\r\n")[0],
        ...Array(parts / 2)
          .fill(ENTRY)
          .flat(),
      ].join("\n"),
    mayEnd: atLineEnd,
  },
  {
    format: mt940(),
    sound: Buffer.from(`{1:F01A}{2:O940B}{4:\r\n${text("mt940/generic.sta").split("-\n")[0]}-}`),
    many: (parts) =>
      `:20:R\n:25:A\n:28C:1\n:60F:C260101EUR0,\n${":61:260101C1,NTRFX\n:86:x\n".repeat(parts / 2)}:62F:C260101EUR${parts / 2},\n-`,
    mayEnd: () => false,
  },
  {
    format: idocFlat(),
    sound: sample("idoc-flat/SYNTHETIC_ok.idoc"),
    many: (parts) =>
      [
        CONTROL,
        ...Array.from(
          { length: parts / 10 },
          (_, i) => RECORD.slice(0, 49) + String(i + 1).padStart(6, "0") + RECORD.slice(55),
        ),
      ].join("\n"),
    mayEnd: atLineEnd,
  },
  {
    format: jsonl(),
    sound: Buffer.from('{"sku":"A1","quantity":12}\n{"sku":"A2","quantity":7}\n'),
    many: (parts) => '{"sku":"A1","quantity":12}\n'.repeat(parts),
    mayEnd: atLineEnd,
  },
  { format: json(), sound: sample("json-shopify/refund.json"), mayEnd: atEnd },
];

/** The formats of XML, and those that have a schema. */
export const schemaSubjects: readonly Subject[] = [
  { format: ubl(), sound: sample("ubl/01.01a-INVOICE_ubl.xml"), mayEnd: atEnd },
  { format: cii(), sound: sample("cii/01.01a-INVOICE_uncefact.xml"), mayEnd: atEnd },
  { format: camt(), sound: sample("iso20022/camt053.v2.minimal.xml"), mayEnd: atEnd },
  { format: pain(), sound: sample("iso20022/pain.001.001.03.xml"), mayEnd: atEnd },
  { format: idoc(), sound: sample("idoc/SYNTHETIC_ok_ORDERS05.xml"), mayEnd: atEnd },
  { format: epcis(), sound: sample("epcis/ObjectEvent.json"), mayEnd: atEnd },
];
