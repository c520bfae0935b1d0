import * as z from "zod";
import { Column, namesDiffer, NumberLocale, TextEncoding } from "./column.ts";

const Field = Column.safeExtend({
  width: z.int().positive().meta({ description: "In characters, the blanks that fill it among them." }),
  decimals: z
    .int()
    .positive()
    .optional()
    .meta({ description: "How many of a decimal's digits stand after a point that is not written." }),
}).refine(({ type, decimals }) => decimals === undefined || type === "decimal", {
  error: "decimals are those of a decimal: give the field the type decimal, or leave them out",
  path: ["decimals"],
});

/** The fields of a fixed-width file, which stand one after the other in each line. */
export const FixedWidthForm = z.strictObject({
  encoding: TextEncoding.default("utf-8"),
  locale: NumberLocale.optional(),
  columns: z.array(Field).min(1).refine(namesDiffer, { error: "a name of its own for each field" }),
});
export type FixedWidthForm = z.infer<typeof FixedWidthForm>;
