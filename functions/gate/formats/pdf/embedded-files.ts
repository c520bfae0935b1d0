import { Unzlib } from "fflate";

/** The files that a PDF carries, or why they cannot be had. */
export type Embedded =
  | { readonly outcome: "files"; readonly files: readonly Uint8Array[] }
  | { readonly outcome: "unreadable"; readonly expected: string };

/** An object of a PDF that has a stream, by its dictionary and where its data stands. */
interface StreamObject {
  readonly dictionary: string;
  readonly start: number;
  readonly end: number;
}

/** As large as an XML invoice with its own attachments gets, times some. */
const LARGEST_FILE = 32 * 1024 * 1024;
const INFLATED_AT_ONCE = 64 * 1024;

const HEADER = /^[^]{0,1023}?%PDF-\d/;
const SPACE = "[\\0\\t\\n\\f\\r ]";
/** Where an object begins, where its stream does, where it ends. */
const MARK = new RegExp(
  `(?<!\\d)(?<number>\\d{1,10})${SPACE}+\\d{1,5}${SPACE}+obj(?![A-Za-z])|>>${SPACE}*stream(?:\\r\\n|\\n|\\r)|endobj`,
  "g",
);
const LENGTH = /\/Length[\0\t\n\f\r ]+(\d{1,10})(?![\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R)/;
const FILTER = /\/Filter[\0\t\n\f\r ]*(?:\/(\w+)|\[([^\]]*)\])/;
const EMBEDDED = /\/Type[\0\t\n\f\r ]*\/EmbeddedFile(?!\w)|\/Subtype[\0\t\n\f\r ]*\/text#2[Ff]xml(?!\w)/;
const ENCRYPTED = /\/Encrypt[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R/;

/** Whether bytes are a PDF (ISO 32000-1 annex H.3.4.1: its header stands within the first 1024 bytes). */
export function isPdf(bytes: Uint8Array): boolean {
  return HEADER.test(new TextDecoder("latin1").decode(bytes.subarray(0, 1032)));
}

/**
 * Takes the embedded files out of a PDF (ISO 32000-1 section 7.11.4): streams never stand within other objects,
 * so that they are found by going through the file, whatever its cross-reference tables; of several versions
 * of an object the last counts (section 7.5.6). Nothing of the PDF is shown or run.
 */
export function embeddedFiles(pdf: Uint8Array): Embedded {
  const text = new TextDecoder("latin1").decode(pdf);
  if (!text.slice(-1024).includes("%%EOF")) return unreadable("a PDF that goes on to its end");
  if (ENCRYPTED.test(text)) return unreadable("a PDF that is not encrypted");
  const files: Uint8Array[] = [];
  for (const { dictionary, start, end } of streamObjects(text)) {
    if (!EMBEDDED.test(dictionary)) continue;
    const file = decoded(dictionary, pdf.subarray(start, end));
    if (!file) return unreadable("attachments stored as they are or by FlateDecode");
    files.push(file);
  }
  return { outcome: "files", files };
}

function unreadable(expected: string): Embedded {
  return { outcome: "unreadable", expected };
}

/** In one pass, since what means harm may have no ends. */
function streamObjects(text: string): readonly StreamObject[] {
  const objects = new Map<string, StreamObject>();
  let open: { readonly number: string; readonly from: number } | undefined;
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    const number = mark.groups?.["number"];
    if (number !== undefined) {
      open = { number, from: MARK.lastIndex };
      objects.delete(number);
    } else if (mark[0] === "endobj") {
      open = undefined;
    } else if (open) {
      const dictionary = text.slice(open.from, mark.index);
      const start = MARK.lastIndex;
      const end = endOfStream(text, dictionary, start);
      objects.set(open.number, { dictionary, start, end });
      open = undefined;
      // What looks like an object within the data is none.
      MARK.lastIndex = end;
    }
  }
  return [...objects.values()];
}

/** By the length that the dictionary states, where the keyword follows there; else up to the keyword. */
function endOfStream(text: string, dictionary: string, start: number): number {
  const stated = LENGTH.exec(dictionary)?.[1];
  const end = start + Number(stated ?? 0);
  if (stated !== undefined && /^[\r\n ]{0,2}endstream/.test(text.slice(end, end + 11))) return end;
  const keyword = text.indexOf("endstream", start);
  return keyword === -1 ? text.length : keyword;
}

/** The data of a stream without its filter (section 7.4.4); null where it cannot be had. */
function decoded(dictionary: string, data: Uint8Array): Uint8Array | null {
  const [, one, several = ""] = FILTER.exec(dictionary) ?? [];
  const filters = one === undefined ? (several.match(/\w+/g) ?? []) : [one];
  if (filters.length === 0) return data;
  return filters.length === 1 && filters[0] === "FlateDecode" ? inflated(data) : null;
}

/** Inflates in pieces, so that what would grow without end is given up. */
function inflated(data: Uint8Array): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Unzlib((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_FILE) throw new Error("the attachment is too large");
  });
  try {
    for (let at = 0; at < data.length; at += INFLATED_AT_ONCE)
      stream.push(data.subarray(at, at + INFLATED_AT_ONCE), at + INFLATED_AT_ONCE >= data.length);
  } catch {
    return null;
  }
  const file = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}
