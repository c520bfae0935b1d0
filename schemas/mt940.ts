import * as z from "zod";

const Day = z.string().meta({ description: "ISO 8601." });
const Amount = z.string().meta({ description: "A decimal with a point, negative at debit." });

/** A balance: tags 60, 62, 64 and 65. */
const Mt940Balance = z.strictObject({
  date: Day,
  currency: z.string().meta({ description: "ISO 4217." }),
  amount: Amount,
  intermediate: z.boolean().meta({ description: "Whether it is one of a page (60M, 62M)." }),
});
export type Mt940Balance = z.infer<typeof Mt940Balance>;

/** An entry: tag 61, and the tag 86 that follows it. */
const Mt940Entry = z.strictObject({
  valueDate: Day,
  entryDate: Day.nullable(),
  mark: z.enum(["C", "D", "RC", "RD"]).meta({ description: "R reverses an earlier entry." }),
  amount: Amount,
  type: z.string().meta({ description: "Such as NTRF." }),
  reference: z.string().meta({ description: "The account owner's." }),
  bankReference: z.string().nullable(),
  details: z.string().nullable(),
  information: z.string().nullable().meta({ description: "Tag 86, its lines joined by line feeds." }),
});
export type Mt940Entry = z.infer<typeof Mt940Entry>;

/** A customer statement message. */
export const Mt940Statement = z.strictObject({
  reference: z.string().meta({ description: "Tag 20." }),
  relatedReference: z.string().nullable(),
  account: z.string().meta({ description: "Tag 25." }),
  number: z.string().meta({ description: "Tag 28C, such as 160/1." }),
  opening: Mt940Balance,
  entries: z.array(Mt940Entry),
  closing: Mt940Balance,
  available: Mt940Balance.nullable(),
  forward: z.array(Mt940Balance),
  information: z.string().nullable(),
});
export type Mt940Statement = z.infer<typeof Mt940Statement>;

/** A file of MT940: its statements in order. */
export const Mt940 = z.strictObject({ statements: z.array(Mt940Statement).min(1) });
export type Mt940 = z.infer<typeof Mt940>;
