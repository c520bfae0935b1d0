import { CsvError, parse } from "csv-parse/sync";
import type { CsvForm } from "../../../../schemas/csv.ts";

/** Longer than any row of a sound file. */
const RECORD_LENGTH_MAX = 262_144;

/** The records of a text, and the line on which each ends; or where its syntax breaks. */
export type Records =
  | {
      readonly outcome: "read";
      readonly records: readonly (readonly string[])[];
      readonly lines: readonly number[];
    }
  | {
      readonly outcome: "broken";
      readonly code: "csv-quote" | "table-record-length" | "csv-truncated";
      readonly line: number;
      readonly row: number;
      readonly field: number;
      readonly expected: string;
    };

/** Cuts a text into records by RFC 4180, with lines that end in CRLF, LF or CR. */
export function recordsOf(text: string, delimiter: string, quote: CsvForm["quote"]): Records {
  const lines: number[] = [];
  try {
    const records: string[][] = parse(text, {
      delimiter,
      quote: quote === "none" ? false : quote,
      escape: quote === "none" ? null : quote,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      max_record_size: RECORD_LENGTH_MAX,
      on_record: (record: string[], { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
    return { outcome: "read", records, lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return broken(error);
  }
}

function broken(error: CsvError): Records {
  const count = (name: string) => {
    const value = error[name];
    return typeof value === "number" ? value : 0;
  };
  const place = { line: Math.max(1, count("lines")), row: count("records") + 1, field: count("index") + 1 };
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return broke("table-record-length", place, `at most ${RECORD_LENGTH_MAX} characters in a row`);
  }
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return broke("csv-truncated", place, "a closing quote");
  return broke("csv-quote", place, "quotes around the whole value, doubled inside it");
}

function broke(
  code: Extract<Records, { outcome: "broken" }>["code"],
  place: { readonly line: number; readonly row: number; readonly field: number },
  expected: string,
): Records {
  return { outcome: "broken", code, ...place, expected };
}
