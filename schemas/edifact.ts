import * as z from "zod";
import { EdiSegment } from "./edi-segment.ts";

const Party = z.strictObject({
  id: z.string().meta({ description: "0004 or 0010." }),
  qualifier: z.string().meta({ description: "0007; empty where it is left out." }),
});

/** A functional group, as its UNG tells. */
const EdifactGroup = z.strictObject({
  type: z.string().meta({ description: "0038, such as ORDERS." }),
  reference: z.string().meta({ description: "0048." }),
});
export type EdifactGroup = z.infer<typeof EdifactGroup>;

/** A message between its UNH and UNT. */
export const EdifactMessage = z.strictObject({
  reference: z.string().meta({ description: "0062." }),
  type: z.string().meta({ description: "0065, such as ORDERS." }),
  version: z.string().meta({ description: "0052, such as D." }),
  release: z.string().meta({ description: "0054, such as 96A." }),
  agency: z.string().meta({ description: "0051, such as UN." }),
  association: z.string().meta({ description: "0057, such as EAN008; empty where it is left out." }),
  group: EdifactGroup.nullable(),
  segments: z.array(EdiSegment).meta({ description: "What stands between UNH and UNT, in order." }),
});
export type EdifactMessage = z.infer<typeof EdifactMessage>;

const EdifactEnvelope = z.strictObject({
  syntax: z.strictObject({
    identifier: z.string().meta({ description: "0001, such as UNOC." }),
    version: z.string().meta({ description: "0002: 1 to 4." }),
  }),
  sender: Party,
  recipient: Party,
  date: z.string().meta({ description: "0017, as sent: YYMMDD or CCYYMMDD." }),
  time: z.string().meta({ description: "0019, as sent: HHMM." }),
  reference: z.string().meta({ description: "0020." }),
  application: z.string().meta({ description: "0026; empty where it is left out." }),
  test: z.boolean().meta({ description: "Whether 0035 marks a test." }),
});
export type EdifactEnvelope = z.infer<typeof EdifactEnvelope>;

/** An interchange of ISO 9735: what its UNB tells, and its messages in order. */
export const EdifactInterchange = z.strictObject({
  interchange: EdifactEnvelope,
  furtherInterchanges: z
    .array(EdifactEnvelope)
    .meta({ description: "Those that follow in the same file; a contract may refuse them." }),
  messages: z.array(EdifactMessage).meta({ description: "Those of all interchanges, in order." }),
});
export type EdifactInterchange = z.infer<typeof EdifactInterchange>;
