import * as z from "zod";
import { Column, namesDiffer, NumberLocale, TextEncoding } from "./column.ts";

/** How a CSV file is written and what its columns hold; what is left out is found out of each file. */
export const CsvForm = z.strictObject({
  delimiter: z
    .string()
    .regex(/^[^\r\n"A-Za-z0-9]$/, { error: "one character that no value needs, such as ; or a tab" })
    .optional(),
  quote: z
    .enum(['"', "'", "none"])
    .default('"')
    .meta({ description: "What stands around values that hold delimiters or line breaks." }),
  encoding: TextEncoding.optional(),
  header: z.boolean().default(true).meta({ description: "Whether the first row names the columns." }),
  locale: NumberLocale.optional().meta({
    description: "By whose conventions integers and decimals are written; 1234.5 where it is left out.",
  }),
  columns: z
    .array(Column)
    .min(1)
    .refine(namesDiffer, { error: "a name of its own for each column" })
    .optional()
    .meta({ description: "All columns, in their order." }),
});
export type CsvForm = z.infer<typeof CsvForm>;
