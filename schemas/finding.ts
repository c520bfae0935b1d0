import * as z from "zod";
import { Sentence } from "./sentence.ts";

/** Where in the message a finding stands, in the terms of its format. All counts start at 1. */
export const Position = z.strictObject({
  line: z.int().positive().optional().meta({ description: "Line, for text formats." }),
  column: z.int().positive().optional().meta({ description: "Column in characters, for text formats." }),
  segment: z.int().positive().optional().meta({ description: "Segment, for EDIFACT, X12 and flat IDocs." }),
  element: z.int().positive().optional().meta({
    description: "Data element of the segment after its tag, for EDIFACT and X12.",
  }),
  component: z.int().positive().optional().meta({
    description: "Component of the element, for EDIFACT and X12.",
  }),
  row: z.int().positive().optional().meta({ description: "Row, the header counted, for CSV and FEC." }),
  field: z.int().positive().optional().meta({ description: "Field of the row, for CSV and FEC." }),
  record: z.int().positive().optional().meta({
    description: "Record, for JSON Lines, flat IDocs and the tags of MT940.",
  }),
});
export type Position = z.infer<typeof Position>;

/** What stood where something else was expected: a kind, never a value. */
export const ReceivedKind = z.enum([
  "missing",
  "null",
  "boolean",
  "number",
  "string",
  "array",
  "object",
  "bytes",
]);
export type ReceivedKind = z.infer<typeof ReceivedKind>;

/** `error` refuses the message, `note` is only told. */
const Severity = z.enum(["error", "note"]);

/** One thing wrong with a message; it never holds a value of the payload. */
export const Finding = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,63}$/)
    .meta({ description: "From the catalogue, or a rule of the flow's contract." }),
  severity: Severity,
  path: z
    .string()
    .max(512)
    .meta({ description: "JSON Pointer (RFC 6901) into the decoded message; empty is the whole of it." }),
  position: Position.nullable(),
  message: Sentence,
  expected: z.string().max(512).nullable().meta({ description: "What the contract asks for." }),
  received: ReceivedKind.nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** How many findings of one message are kept; the total is counted beside them. */
export const FINDINGS_KEPT = 100;
