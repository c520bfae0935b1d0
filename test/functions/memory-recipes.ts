import type { Temporal } from "temporal-polyfill";
import type { Recipes } from "../../functions/ports.ts";
import type { SavedRecipe } from "../../schemas/saved-recipe.ts";

const keyOf = (flow: string, signature: string) => `${flow}/${signature}`;

/** The recipes that people keep, in memory. */
export class MemoryRecipes implements Recipes {
  readonly kept = new Map<string, SavedRecipe>();

  async find(flow: string, signature: string) {
    return this.kept.get(keyOf(flow, signature));
  }

  async signaturesOf(flow: string) {
    const all = [...this.kept.values()];
    return new Set(all.filter((one) => one.flow === flow).map(({ signature }) => signature));
  }

  async save(recipe: SavedRecipe) {
    return this.#put({ ...recipe, revision: recipe.revision + 1 }, recipe.revision);
  }

  async noteUse(recipe: SavedRecipe, at: Temporal.Instant) {
    return this.#put({ ...recipe, lastUsedAt: at }, recipe.revision);
  }

  #put(recipe: SavedRecipe, seen: number) {
    const key = keyOf(recipe.flow, recipe.signature);
    if ((this.kept.get(key)?.revision ?? 0) !== seen) return "lost" as const;
    this.kept.set(key, recipe);
    return "written" as const;
  }
}
