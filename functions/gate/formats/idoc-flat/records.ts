import type { IdocFlatForm } from "../../../../schemas/idoc-flat.ts";
import { dataFields, lengthOf } from "./record-fields.ts";
import { textIn } from "../text/encoding.ts";
import { latin1 } from "../text/foreign.ts";

const DATA_LENGTH = lengthOf(dataFields);

/** A record, and how parts of it are read. */
export interface FlatRecord {
  readonly length: number;
  /** The text from one place to another, in what lengths count. */
  readonly slice: (from: number, to: number) => string;
}

/**
 * Cuts a file into its lines. Where lengths count bytes, a line is sliced before its parts are decoded, since
 * one character may be several bytes.
 *
 * @returns the records, or how many lines are sound before the first that is not in the encoding
 */
export function recordsOf(bytes: Uint8Array, form: IdocFlatForm): readonly FlatRecord[] | number {
  const whole = textIn(form.encoding, bytes);
  if (whole.outcome === "garbled") return whole.sound.split("\n").length - 1;
  const text = form.lengths === "characters" ? whole.text : latin1(bytes);
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  if (form.lengths === "bytes") return lines.map((line) => byBytes(line, form));
  return lines.map((line) => {
    // Twice the longest record holds it whole, whatever its characters are.
    const characters = Array.from(line.slice(0, 2 * DATA_LENGTH));
    return { length: characters.length, slice: (from, to) => characters.slice(from, to).join("") };
  });
}

function byBytes(line: string, { encoding }: IdocFlatForm): FlatRecord {
  return {
    length: line.length,
    slice: (from, to) => {
      const part = textIn(encoding, Buffer.from(line.slice(from, to), "latin1"));
      return part.outcome === "text" ? part.text : part.sound;
    },
  };
}
