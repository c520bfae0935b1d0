import { catalogue } from "../../../schemas/catalogue.ts";
import type { Finding, Position } from "../../../schemas/finding.ts";
import type { Format } from "../../../schemas/format.ts";
import type { Decoded, Decoder } from "../../../schemas/decoder.ts";
import { locator } from "./json-locate.ts";
import { type Remark, scan } from "./json-scan.ts";
import { isRemarkable } from "./json-survey.ts";
import { isHtmlPage, soundPart, textOf } from "./json-text.ts";
import { pointer } from "./pointer.ts";
import { positions } from "./text-position.ts";

/**
 * JSON as RFC 8259 has it, in UTF-8 without a byte order mark. Refused besides: more than 128 levels,
 * numbers and half characters that would be garbled, keys named `__proto__`. A repeated key is noted;
 * its last value counts.
 */
export const decodeJson: Decoder = (bytes) => {
  const text = textOf(bytes);
  if (text === null) return notUtf8(bytes);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return notJson(text);
  }
  return isRemarkable(text, document) ? remarked(text, document) : decoded(text, document, []);
};

/** The format of messages that are JSON, as `decodeJson` reads it. */
export function json(): Format {
  return {
    name: "json",
    open: () => decodeJson,
    edit: async () => (await import("./json-editor.ts")).jsonEditor,
  };
}

/** The few messages that are JSON and of which there is more to say. */
function remarked(text: string, document: unknown): Decoded {
  const { faults, notes } = scan(text);
  return faults.length > 0 ? undecodable(text, faults) : decoded(text, document, notes);
}

function notUtf8(bytes: Uint8Array): Decoded {
  const { text, cut } = soundPart(bytes);
  if (isHtmlPage(text.trimStart())) return htmlPage(text);
  const faults = cut ? scan(text).faults : [];
  if (faults.some(({ code }) => code === "json-truncated")) return undecodable(text, faults);
  return undecodable(text, [whole("json-encoding", text.length, "UTF-8")]);
}

function notJson(text: string): Decoded {
  const content = text.trimStart();
  if (content === "") return undecodable(text, [whole("json-empty", 0, "a JSON value", "missing")]);
  if (isHtmlPage(content)) return htmlPage(text);
  if (text.startsWith("\uFEFF")) {
    return undecodable(text, [whole("json-byte-order-mark", 0, "UTF-8 without a byte order mark")]);
  }
  // No JSON holds a NUL, but UTF-16 and UTF-32 have one among their first two bytes (RFC 4627 section 3).
  const nul = text.slice(0, 2).indexOf("\0");
  if (nul !== -1) return undecodable(text, [whole("json-encoding", nul, "UTF-8")]);
  return undecodable(text, scan(text).faults);
}

function htmlPage(text: string): Decoded {
  return undecodable(text, [whole("json-html-page", text.indexOf("<"), "a JSON value")]);
}

/** A fault of the message as a whole, of no place in its document. */
function whole(
  code: Remark["code"],
  offset: number,
  expected: string,
  received: Finding["received"] = null,
): Remark {
  return { code, offset, path: [], expected, received };
}

function decoded(text: string, document: unknown, notes: readonly Remark[]): Decoded {
  const position = positions(text);
  const offsetOf = locator(text);
  return {
    outcome: "decoded",
    document,
    notes: notes.map((note) => finding("note", note, position)),
    locate: (path) => position(offsetOf(path)),
  };
}

function undecodable(text: string, faults: readonly Remark[]): Decoded {
  const position = positions(text);
  return { outcome: "undecodable", findings: faults.map((fault) => finding("error", fault, position)) };
}

function finding(
  severity: Finding["severity"],
  remark: Remark,
  position: (offset: number) => Position,
): Finding {
  return {
    code: remark.code,
    severity,
    path: pointer(remark.path),
    position: position(remark.offset),
    message: catalogue[remark.code],
    expected: remark.expected,
    received: remark.received,
  };
}
