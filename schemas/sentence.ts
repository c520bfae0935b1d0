import * as z from "zod";

/** One sentence for a support person, in the two languages of the product. */
export const Sentence = z.strictObject({
  fr: z.string().min(1).meta({ description: "In French." }),
  en: z.string().min(1).meta({ description: "In English." }),
});
export type Sentence = z.infer<typeof Sentence>;
