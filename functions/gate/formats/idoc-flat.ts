import type * as z from "zod";
import type { Decoded, Decoder } from "../../../schemas/decoder.ts";
import type { Position } from "../../../schemas/finding.ts";
import type { Format } from "../../../schemas/format.ts";
import { type Idoc, type IdocFlat, IdocFlatForm, type IdocSegment } from "../../../schemas/idoc-flat.ts";
import { isBasicDate } from "./text/calendar-date.ts";
import { controlCharacter, foreign, hasByteOrderMark } from "./text/foreign.ts";
import { read, refusal, Remarks } from "./text/remarks.ts";
import { Hierarchy } from "./idoc-flat/hierarchy.ts";
import { controlFields, dataFields, lengthOf, startOf, valuesOf } from "./idoc-flat/record-fields.ts";
import { type FlatRecord, recordsOf } from "./idoc-flat/records.ts";

const CONTROL_LENGTH = lengthOf(controlFields);
const DATA_LENGTH = lengthOf(dataFields);
const DATA_START = startOf(dataFields, "SDATA");

/** What the fields of a control record must be; they may not be empty either. */
const CONTROL_FORMS: Readonly<Record<string, readonly [form: RegExp, expected: string]>> = {
  DOCNUM: [/^\d{16}$/, "16 digits"],
  DIRECT: [/^[12]$/, "1, outbound, or 2, inbound"],
  IDOCTYP: [/^\S+$/, "a basic type such as ORDERS05"],
  MESTYP: [/^\S+$/, "a message type such as ORDERS"],
  SNDPRN: [/\S/, "a sender"],
  RCVPRN: [/\S/, "a receiver"],
};

/**
 * Flat IDocs of SAP, record type 4: control records EDI_DC40 of 524 and data records EDI_DD40 of 1,063, each on
 * a line. Refused: other lengths, another document number or client than the control record's, segments that
 * are out of order or hang under none. Decodes to an `IdocFlat`.
 */
function decodeIdocFlat(bytes: Uint8Array, form: IdocFlatForm): Decoded {
  const strange = foreign(bytes);
  if (strange) return strange;
  const marked = hasByteOrderMark(bytes);
  const records = recordsOf(marked ? bytes.subarray(3) : bytes, form);
  if (typeof records === "number") {
    return refusal("text-encoding", { position: { line: records + 1 }, expected: form.encoding });
  }
  const remarks = new Remarks();
  if (marked) {
    const told = { position: { line: 1, column: 1 }, expected: "no byte order mark" };
    remarks.noteOnce("text-byte-order-mark", () => told);
  }
  return new IdocReader(form, remarks).read(records);
}

class IdocReader {
  readonly #form: IdocFlatForm;
  readonly #remarks: Remarks;
  readonly #idocs: Idoc[] = [];
  /** The record on which each IDoc begins, from 0. */
  readonly #starts: number[] = [];
  #hierarchy = new Hierarchy();
  /** Data records since the last control record, the unsound ones too. */
  #following = 1;
  /** Whether every record was as long as its kind, and every IDoc has data. */
  #isWhole = true;

  constructor(form: IdocFlatForm, remarks: Remarks) {
    this.#form = form;
    this.#remarks = remarks;
  }

  read(records: readonly FlatRecord[]): Decoded {
    for (const [index, record] of records.entries()) {
      if (this.#remarks.full) break;
      this.#take(record, index);
    }
    this.#expectData(records.length - 1);
    if (!this.#isWhole) return { outcome: "undecodable", findings: this.#remarks.errors };
    return read({ idocs: this.#idocs } satisfies IdocFlat, this.#remarks, ([, idoc, list, segment]) => {
      const start = (typeof idoc === "number" ? this.#starts[idoc] : undefined) ?? 0;
      return place(list === "segments" && typeof segment === "number" ? start + 1 + segment : start, 1);
    });
  }

  #take(record: FlatRecord, index: number): void {
    const isControl = record.slice(0, 8) === "EDI_DC40";
    if (!isControl && this.#idocs.length === 0) {
      // A reader of anything else would only guess at the fields of a first record of another kind.
      this.#isWhole = false;
      if (index === 0) this.#fault("idoc-no-control-record", 0, 1, "EDI_DC40");
      return;
    }
    if (!isControl) this.#following++;
    const length = isControl ? CONTROL_LENGTH : DATA_LENGTH;
    if (record.length !== length) {
      this.#isWhole = false;
      const expected = `${length} ${this.#form.lengths}, here ${record.length}`;
      return this.#fault("idoc-record-length", index, Math.min(record.length, length) + 1, expected);
    }
    const control = controlCharacter(record.slice(0, length));
    if (control !== -1) {
      this.#isWhole = false;
      return this.#fault("text-control-character", index, control + 1, "a printable character");
    }
    if (isControl) this.#open(record, index);
    else this.#segment(record, index);
  }

  #open(record: FlatRecord, index: number): void {
    this.#expectData(index);
    this.#following = 0;
    const control = valuesOf(controlFields, record.slice);
    for (const [name, [form, expected]] of Object.entries(CONTROL_FORMS)) {
      const value = control[name] ?? "";
      if (form.test(value)) continue;
      const code = value === "" ? "field-missing" : "field-format";
      this.#fault(code, index, startOf(controlFields, name) + 1, `${name}: ${expected}`);
    }
    const created = control["CREDAT"] ?? "";
    if (created !== "" && created !== "00000000" && !isBasicDate(created)) {
      this.#fault("field-format", index, startOf(controlFields, "CREDAT") + 1, "CREDAT: a date as YYYYMMDD");
    }
    this.#idocs.push({ control, segments: [] });
    this.#starts.push(index);
    this.#hierarchy = new Hierarchy();
  }

  #expectData(index: number): void {
    if (this.#following > 0) return;
    this.#isWhole = false;
    this.#fault("idoc-truncated", index, 1, "a data record after the control record");
  }

  #segment(record: FlatRecord, index: number): void {
    const idoc = this.#idocs.at(-1);
    const values = valuesOf(dataFields, record.slice);
    for (const name of ["MANDT", "DOCNUM"]) {
      if (!idoc || values[name] === idoc.control[name]) continue;
      this.#fault("idoc-mixed", index, startOf(dataFields, name) + 1, `${name} of the control record`);
    }
    const segment = this.#segmentOf(values, record, index);
    const disorder = this.#hierarchy.next(segment);
    if (disorder) {
      this.#fault("idoc-hierarchy", index, startOf(dataFields, disorder.field) + 1, disorder.expected);
    }
    idoc?.segments.push(segment);
  }

  #segmentOf(values: Readonly<Record<string, string>>, record: FlatRecord, index: number): IdocSegment {
    const { SEGNAM = "", SDATA = "" } = values;
    if (!/^[A-Z/][A-Z0-9/_]*$/.test(SEGNAM))
      this.#fault("field-format", index, 1, "SEGNAM: a segment's name");
    const number = (name: string): number | null => {
      const value = (values[name] ?? "").trim();
      if (value === "") return null;
      if (/^\d+$/.test(value)) return Number(value);
      this.#fault("field-format", index, startOf(dataFields, name) + 1, `${name}: digits`);
      return null;
    };
    const layout = this.#form.segments[SEGNAM] ?? this.#form.segments[SEGNAM.slice(0, -3)] ?? [];
    return {
      name: SEGNAM,
      number: number("SEGNUM"),
      parent: number("PSGNUM"),
      level: number("HLEVEL"),
      data: SDATA,
      fields: valuesOf(layout, (from, to) => record.slice(DATA_START + from, DATA_START + to)),
    };
  }

  #fault(code: Parameters<Remarks["error"]>[0], index: number, column: number, expected: string): void {
    const path = this.#idocs.length === 0 ? [] : ["idocs", this.#idocs.length - 1];
    this.#remarks.error(code, { path, position: place(index, column), expected });
  }
}

function place(index: number, column: number): Position {
  return { line: index + 1, column, record: index + 1 };
}

/** The format of flat IDocs, written as the form says. */
export function idocFlat(form: z.input<typeof IdocFlatForm> = {}): Format {
  const known = IdocFlatForm.parse(form);
  const decode: Decoder = (bytes) => decodeIdocFlat(bytes, known);
  return { name: "idoc-flat", charset: () => known.encoding, open: () => decode };
}
