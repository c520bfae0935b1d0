import type { Decoded, Decoder, Path } from "../../../schemas/decoder.ts";
import type { Position } from "../../../schemas/finding.ts";
import type { Format } from "../../../schemas/format.ts";
import type { Mt940 } from "../../../schemas/mt940.ts";
import { textIn, utf8Or } from "./text/encoding.ts";
import { controlCharacter, foreign, hasByteOrderMark } from "./text/foreign.ts";
import { read, refusal, Remarks } from "./text/remarks.ts";
import { positions } from "./text-position.ts";
import { cutMessages, type RawMessage } from "./mt940/fields.ts";
import { place, statementOf } from "./mt940/statement.ts";

/** What is outside character set X of SWIFT, line ends aside. */
const OUTSIDE_X = /[^A-Za-z0-9/\-?:().,'+{} \r\n]/;

/** Banks write either; a text that is UTF-8 is hardly ever meant otherwise. */
const charset = (bytes: Uint8Array) => utf8Or("windows-1252", bytes);

/**
 * SWIFT MT940, customer statement message, in FIN blocks or without: its tags in their order and form, one
 * currency, and 60F with all entries 61 equal to 62F. Accepted and noted: a heading before the first
 * message, a message that no `-` ends, tags that MT940 has not, characters outside set X. Decodes to an
 * `Mt940`.
 */
export const decodeMt940: Decoder = (bytes) => {
  const strange = foreign(bytes);
  if (strange) return strange;
  const decoded = textIn(charset(bytes), bytes);
  const text = decoded.outcome === "text" ? decoded.text : "";
  const position = positions(text);
  const control = controlCharacter(text);
  if (control !== -1) {
    return refusal("text-control-character", {
      position: position(control),
      expected: "a printable character",
    });
  }
  const remarks = new Remarks();
  if (hasByteOrderMark(bytes)) {
    const told = { position: { line: 1, column: 1 }, expected: "no byte order mark" };
    remarks.noteOnce("text-byte-order-mark", () => told);
  }
  const outside = text.search(OUTSIDE_X);
  if (outside !== -1) {
    const expected = "characters of SWIFT's set X";
    remarks.noteOnce("mt940-character", () => ({ position: position(outside), expected }));
  }
  return statementsOf(text, remarks);
};

function statementsOf(text: string, remarks: Remarks): Decoded {
  const { messages, strayLines, lines } = cutMessages(text);
  const first = messages[0]?.fields[0];
  if (!first) {
    const position = { line: 1, column: 1 };
    return refusal("mt940-no-statement", { position, expected: "a message with :20:" });
  }
  for (const line of strayLines) {
    const position = { line };
    if (line > first.line) remarks.error("mt940-line", { position, expected: "a tag, such as :20:" });
    else
      remarks.noteOnce("mt940-heading", () => ({ position, expected: "a message from the first line on" }));
  }
  const statements = messages.flatMap((message, index) => {
    checkEnd(message, index, lines, remarks);
    return statementOf(message, index, remarks) ?? [];
  });
  if (statements.length < messages.length) return { outcome: "undecodable", findings: remarks.errors };
  return read({ statements } satisfies Mt940, remarks, (path) => locate(messages, path));
}

function checkEnd(
  { fields, inBlock, ending }: RawMessage,
  index: number,
  lines: number,
  remarks: Remarks,
): void {
  const path = ["statements", index];
  if (inBlock && ending !== "block") {
    remarks.error("mt940-truncated", { path, position: { line: lines }, expected: "-} after the last tag" });
  }
  const last = fields.at(-1);
  if (inBlock || ending !== "none" || !last) return;
  remarks.noteOnce("mt940-unended", () => ({
    path,
    position: place(last),
    expected: "- after the last tag",
  }));
}

/** Entries stand at their tags, all else at the first tag of its statement. */
function locate(messages: readonly RawMessage[], [, statement, list, entry]: Path): Position {
  const fields = messages[typeof statement === "number" ? statement : 0]?.fields ?? [];
  const entries = fields.filter(({ tag }) => tag === "61");
  const field = (list === "entries" && typeof entry === "number" ? entries[entry] : undefined) ?? fields[0];
  return field ? place(field) : { line: 1 };
}

/** The format of SWIFT MT940, as `decodeMt940` reads it. */
export function mt940(): Format {
  return { name: "mt940", charset, open: () => decodeMt940 };
}
