import type { Decoded, Decoder, Path } from "../../../schemas/decoder.ts";
import { type Finding, FINDINGS_KEPT, type Position } from "../../../schemas/finding.ts";
import type { Format } from "../../../schemas/format.ts";
import { decodeJson } from "./json.ts";
import { foreign } from "./text/foreign.ts";
import { read, refusal, Remarks } from "./text/remarks.ts";

const LINE_FEED = 0x0a;

/**
 * JSON Lines (jsonlines.org): a JSON text in UTF-8 on each line, as `decodeJson` reads it; the line feed after
 * the last may be left out. The file is one message, whatever number of lines it has. Decodes to an array.
 */
export const decodeJsonl: Decoder = (bytes) => {
  const strange = foreign(bytes);
  if (strange) return strange;
  const lines = linesOf(bytes);
  const documents: unknown[] = [];
  const remarks = new Remarks();
  for (const [index, line] of lines.entries()) {
    if (remarks.full) break;
    if (isBlank(line)) {
      return refusal("jsonl-blank-line", {
        path: [index],
        position: { line: index + 1 },
        expected: "a JSON value",
      });
    }
    const decoded = decodeJson(line);
    const told = decoded.outcome === "decoded" ? decoded.notes : decoded.findings;
    const kept = told.map((finding) => inFile(finding, index));
    const list = decoded.outcome === "decoded" ? remarks.notes : remarks.errors;
    list.push(...kept.slice(0, FINDINGS_KEPT - list.length));
    if (decoded.outcome === "decoded") documents.push(decoded.document);
  }
  if (remarks.errors.length > 0) return { outcome: "undecodable", findings: remarks.errors };
  return read(documents, remarks, (path) => locate(lines, path));
};

function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** A finding of a line as one of the file. */
function inFile(finding: Finding, index: number): Finding {
  const path = `/${index}${finding.path}`.slice(0, 512);
  return { ...finding, path, position: placed(finding.position, index) };
}

function placed(position: Position | null, index: number): Position {
  return { ...position, line: index + 1, record: index + 1 };
}

/** The line is decoded once more: to keep where all values of all lines stand would take many times the file. */
function locate(lines: readonly Uint8Array[], [index, ...path]: Path): Position {
  const line = typeof index === "number" ? lines[index] : undefined;
  if (typeof index !== "number" || !line) return { line: 1 };
  const decoded: Decoded = decodeJson(line);
  return placed(decoded.outcome === "decoded" ? decoded.locate(path) : null, index);
}

/** The format of messages in JSON Lines, as `decodeJsonl` reads them. */
export function jsonl(): Format {
  return {
    name: "jsonl",
    open: () => decodeJsonl,
    edit: async () => (await import("./jsonl-editor.ts")).jsonlEditor,
  };
}
