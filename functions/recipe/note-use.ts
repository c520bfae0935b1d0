import type { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Recipe } from "../../schemas/recipe.ts";
import type { Recipes } from "../ports.ts";

/** A recipe may be applied to thousands in a row, all of which would write the same item. */
const USE_NOTED_EVERY_HOURS = 1;

/** Notes the use of the recipe that is kept for a failure, where it is this one. */
export async function noteUse(
  recipe: Recipe,
  { flow, signature }: Pick<HeldExchange, "flow" | "signature">,
  at: Temporal.Instant,
  recipes: Pick<Recipes, "find" | "noteUse">,
): Promise<void> {
  const kept = await recipes.find(flow, signature);
  if (!kept || JSON.stringify(kept.recipe) !== JSON.stringify(recipe)) return;
  const hours = kept.lastUsedAt ? at.since(kept.lastUsedAt).total("hours") : Infinity;
  if (hours >= USE_NOTED_EVERY_HOURS) await recipes.noteUse(kept, at);
}
