import * as z from "zod";
import { HeldExchange } from "./held-exchange.ts";
import { Instant } from "./instant.ts";
import { RecipeText } from "./recipe.ts";

/** A recipe that people keep for a failure, to be offered the next time. */
export const SavedRecipe = z.object({
  flow: z.string(),
  signature: HeldExchange.shape.signature,
  revision: z.int().nonnegative().meta({ description: "Raised by every change; a use is none." }),
  by: z.string().min(1).max(80),
  savedAt: Instant,
  why: z.string().max(500).meta({ description: "In the words of who saved it; never payload content." }),
  recipe: RecipeText,
  lastUsedAt: Instant.nullable().meta({ description: "When an exchange was last corrected by it." }),
});
export type SavedRecipe = z.output<typeof SavedRecipe>;
