import * as z from "zod";

/** A column of a CSV file or a field of a fixed-width one, and what its values must be. */
export const Column = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(128)
      .refine((name) => name !== "__proto__", { error: "a name other than __proto__" })
      .meta({ description: "As the header writes it; a key of the decoded row." }),
    type: z.enum(["string", "integer", "decimal", "date"]).default("string"),
    required: z.boolean().default(false).meta({ description: "Whether it may not be empty." }),
    unique: z.boolean().default(false).meta({ description: "Whether each value may stand once only." }),
    enum: z.array(z.string()).min(1).optional().meta({ description: "The values that are allowed." }),
    maxLength: z.int().positive().optional().meta({ description: "In characters." }),
    format: z
      .string()
      .regex(/^(?=.*YYYY)(?=.*MM)(?=.*DD)(?:YYYY|MM|DD|[-./ ])+$/, {
        error: "YYYY, MM and DD in their order, as in DD/MM/YYYY",
      })
      .optional()
      .meta({ description: "How a date is written; YYYY-MM-DD where it is left out." }),
  })
  .refine(({ type, format }) => format === undefined || type === "date", {
    error: "a format says how a date is written: give the column the type date, or leave it out",
    path: ["format"],
  });
export type Column = z.infer<typeof Column>;

/** Encodings of text files. */
export const TextEncoding = z.enum([
  "us-ascii",
  "utf-8",
  "utf-16le",
  "utf-16be",
  "iso-8859-1",
  "iso-8859-15",
  "windows-1252",
]);

/** How numbers are written, as the locale's conventions have it. */
export const NumberLocale = z
  .string()
  .refine((locale) => Intl.NumberFormat.supportedLocalesOf([locale]).length > 0, {
    error: "a locale of BCP 47, such as fr-FR",
  });

/** Whether each column has a name of its own. */
export function namesDiffer(columns: readonly { readonly name: string }[]): boolean {
  return new Set(columns.map(({ name }) => name)).size === columns.length;
}
