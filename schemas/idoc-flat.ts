import * as z from "zod";
import { TextEncoding } from "./column.ts";

const SegmentField = z.strictObject({
  name: z.string().regex(/^[A-Z][A-Z0-9_]*$/, { error: "a field of the segment, as WE60 names it" }),
  width: z.int().positive(),
});

/** How a flat IDoc is written. */
export const IdocFlatForm = z.strictObject({
  encoding: TextEncoding.default("utf-8").meta({ description: "That of the port's code page." }),
  lengths: z
    .enum(["bytes", "characters"])
    .default("bytes")
    .meta({ description: "What lengths count; a Unicode system that writes UTF-8 counts characters." }),
  segments: z
    .record(z.string(), z.array(SegmentField).min(1))
    .default({})
    .meta({ description: "The fields of segments by their names, as E2EDK01 without the version." }),
});
export type IdocFlatForm = z.infer<typeof IdocFlatForm>;

/** A data record. */
const IdocSegment = z.strictObject({
  name: z.string().meta({ description: "SEGNAM, such as E2EDK01005." }),
  number: z.int().nullable().meta({ description: "SEGNUM; null where it is left out." }),
  parent: z.int().nullable().meta({ description: "PSGNUM." }),
  level: z.int().nullable().meta({ description: "HLEVEL." }),
  data: z.string().meta({ description: "SDATA without the blanks at its end." }),
  fields: z
    .record(z.string(), z.string())
    .meta({ description: "SDATA by the fields that the form states for this segment; else empty." }),
});
export type IdocSegment = z.infer<typeof IdocSegment>;

/** An IDoc: the fields of its control record by their names, and its data records in order. */
const Idoc = z.strictObject({
  control: z.record(z.string(), z.string()).meta({ description: "DOCNUM, IDOCTYP, MESTYP and so on." }),
  segments: z.array(IdocSegment),
});
export type Idoc = z.infer<typeof Idoc>;

/** A file of flat IDocs, in order. */
export const IdocFlat = z.strictObject({ idocs: z.array(Idoc).min(1) });
export type IdocFlat = z.infer<typeof IdocFlat>;
