import * as z from "zod";
import { EdiSegment } from "./edi-segment.ts";

const Party = z.strictObject({
  qualifier: z.string().meta({ description: "ISA05 or ISA07." }),
  id: z.string().meta({ description: "ISA06 or ISA08, without the blanks that fill it." }),
});

/** A functional group, as its GS tells. */
const X12Group = z.strictObject({
  functionalId: z.string().meta({ description: "GS01, such as PO." }),
  sender: z.string().meta({ description: "GS02." }),
  receiver: z.string().meta({ description: "GS03." }),
  controlNumber: z.string().meta({ description: "GS06." }),
  version: z.string().meta({ description: "GS08, such as 004010." }),
});
export type X12Group = z.infer<typeof X12Group>;

/** A transaction set between its ST and SE. */
export const X12TransactionSet = z.strictObject({
  type: z.string().meta({ description: "ST01, such as 850." }),
  controlNumber: z.string().meta({ description: "ST02." }),
  group: X12Group,
  segments: z.array(EdiSegment).meta({ description: "What stands between ST and SE, in order." }),
});
export type X12TransactionSet = z.infer<typeof X12TransactionSet>;

const X12Envelope = z.strictObject({
  sender: Party,
  receiver: Party,
  date: z.string().meta({ description: "ISA09, YYMMDD." }),
  time: z.string().meta({ description: "ISA10, HHMM." }),
  version: z.string().meta({ description: "ISA12, such as 00401." }),
  controlNumber: z.string().meta({ description: "ISA13." }),
  test: z.boolean().meta({ description: "Whether ISA15 marks a test." }),
  acknowledgements: z.array(EdiSegment).meta({ description: "TA1 segments." }),
});
export type X12Envelope = z.infer<typeof X12Envelope>;

/** An interchange of ASC X12.5: what its ISA tells, and its transaction sets in order. */
export const X12Interchange = z.strictObject({
  interchange: X12Envelope,
  furtherInterchanges: z
    .array(X12Envelope)
    .meta({ description: "Those that follow in the same file; a contract may refuse them." }),
  messages: z.array(X12TransactionSet).meta({ description: "Those of all interchanges, in order." }),
});
export type X12Interchange = z.infer<typeof X12Interchange>;
