import type { Decoded } from "../../../../schemas/decoder.ts";
import { foreign, hasByteOrderMark, latin1 } from "../text/foreign.ts";
import { read, refusal, Remarks } from "../text/remarks.ts";
import { positions } from "../text-position.ts";
import { type EnvelopeRules, type Envelopes, readEnvelopes } from "./envelope.ts";
import type { Opening } from "./opening.ts";
import { Places } from "./places.ts";
import { readText, type Repertoire, surveyRepertoire } from "./repertoire.ts";
import {
  cutSegments,
  type Delimiters,
  type Placed,
  SEGMENT_LENGTH_MAX,
  segmentOf,
  skipSpacing,
} from "./segments.ts";
import { surveySegments } from "./survey.ts";
import { unwrapped } from "./wrapping.ts";

/** What sets a standard of EDI apart from another. */
export interface Standard {
  readonly openingAt: (text: string, start: number) => Opening;
  /** The repertoire that an interchange declares; null where it is unknown. */
  readonly repertoireOf: (identifier: string) => Repertoire | null;
  readonly tag: RegExp;
  readonly last: string;
  /** A last segment that is whole although no terminator ends the file. */
  readonly unterminated: RegExp | null;
  readonly rules: EnvelopeRules;
  readonly documentOf: (envelopes: Envelopes) => unknown;
}

/** Decodes the interchanges of a file. */
export function decodeInterchanges(bytes: Uint8Array, standard: Standard): Decoded {
  const strange = foreign(bytes);
  if (strange) return strange;
  const marked = hasByteOrderMark(bytes);
  const file = marked ? bytes.subarray(3) : bytes;
  const wrapping = unwrapped(latin1(file));
  const content = wrapping ? Buffer.from(wrapping.text, "latin1") : file;
  const raw = latin1(content);
  const opening = standard.openingAt(raw, skipSpacing(raw, 0));
  if (opening.outcome === "refused") {
    const { code, offset, expected } = opening;
    return refusal(code, { position: (wrapping?.position ?? positions(raw))(offset), expected });
  }
  const repertoire = standard.repertoireOf(opening.identifier);
  const decoded = readText(repertoire, content);
  if (decoded.outcome === "garbled") {
    const position = (wrapping?.position ?? positions(decoded.sound))(decoded.sound.length);
    return refusal("text-encoding", { position, expected: repertoire?.name ?? "" });
  }
  const remarks = new Remarks();
  if (marked) {
    const told = { position: { line: 1, column: 1 }, expected: "no byte order mark" };
    remarks.noteOnce("text-byte-order-mark", () => told);
  }
  if (wrapping) {
    const told = { position: { line: 1, column: 1 }, expected: "lines that end where segments end" };
    remarks.noteOnce("edi-wrapped", () => told);
  }
  const { text } = decoded;
  const { placed, fault } = cutInterchanges(text, standard, remarks);
  const places = new Places(text, placed, wrapping?.position ?? positions(text));
  surveySegments(text, placed, standard.tag, places, remarks);
  surveyRepertoire(text, opening.from, repertoire, opening.delimiters, places, remarks);
  const envelopes = readEnvelopes(placed, standard.rules, places, remarks);
  if (fault) {
    remarks.error(fault.code, { position: places.at(fault.offset), expected: fault.expected });
  } else if (envelopes.open !== null) {
    const position = places.at(text.length);
    remarks.error("edi-truncated", { position, expected: envelopes.open, received: "missing" });
  }
  const isWhole = fault === null && envelopes.open === null && envelopes.interchanges.length > 0;
  if (!isWhole) return { outcome: "undecodable", findings: remarks.errors };
  noteFurther(envelopes, places, remarks);
  return read(standard.documentOf(envelopes), remarks, (path) => places.ofPath(path, envelopes));
}

function noteFurther({ interchanges: [, second] }: Envelopes, places: Places, remarks: Remarks): void {
  if (second === undefined) return;
  const told = { position: places.of(second.index), expected: "one interchange in a file" };
  remarks.noteOnce("edi-several-interchanges", () => told);
}

type Fault = Extract<Opening, { outcome: "refused" }>;

interface Cut {
  readonly placed: readonly Placed[];
  readonly fault: Fault | null;
}

/** What 512 MiB of memory hold. */
const WEIGHT_MAX = 4_000_000;

/** Cuts one interchange after the other, each with the delimiters that it names itself. */
function cutInterchanges(text: string, standard: Standard, remarks: Remarks): Cut {
  const placed: Placed[] = [];
  const fault = (code: Fault["code"], offset: number, expected: string): Cut => {
    return { placed, fault: { outcome: "refused", code, offset, expected } };
  };
  let start = skipSpacing(text, 0);
  do {
    const opening = standard.openingAt(text, start);
    if (opening.outcome === "refused") {
      const code = opening.code === "edi-no-interchange" ? "edi-segment-place" : opening.code;
      return fault(code, opening.offset, opening.expected);
    }
    const { delimiters, header, from } = opening;
    if (header) placed.push(header);
    const cut = cutSegments(text, from, delimiters, standard.last, WEIGHT_MAX);
    for (const each of cut.placed) placed.push(each);
    if (cut.stopped === "weight") return fault("text-too-big", cut.rest, `at most ${WEIGHT_MAX} components`);
    if (cut.stopped === "segment-length") {
      return fault("edi-element-length", cut.rest, `at most ${SEGMENT_LENGTH_MAX} characters in a segment`);
    }
    start = skipSpacing(text, cut.rest);
    if (start === text.length || placed.at(-1)?.segment.tag === standard.last) continue;
    const unterminated = lastSegment(text, start, delimiters, standard);
    if (!unterminated) return fault("edi-truncated", text.length, "a segment terminator");
    placed.push(unterminated);
    const position = { segment: placed.length };
    remarks.noteOnce("edi-last-terminator", () => ({
      position,
      expected: "a segment terminator at the end",
    }));
    break;
  } while (start < text.length);
  return { placed, fault: null };
}

/** A last segment that is whole although no terminator ends it; undefined where there is none. */
function lastSegment(
  text: string,
  start: number,
  delimiters: Delimiters,
  { unterminated, last }: Standard,
): Placed | undefined {
  if (!unterminated || text.length - start > SEGMENT_LENGTH_MAX) return undefined;
  const rest = text.slice(start).trimEnd();
  const segment = segmentOf(rest, delimiters);
  if (segment.tag !== last || !unterminated.test(segment.elements.join(" "))) return undefined;
  return { segment, start, end: start + rest.length, delimiters };
}
