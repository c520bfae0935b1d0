import type * as z from "zod";
import { plainIssues } from "../../schemas/issue.ts";
import { Recipe } from "../../schemas/recipe.ts";
import { recipeOf, type RecipeRow, rowsOf } from "./recipe-rows.ts";

/** A recipe as it is being written: by rows, or as JSON. */
export type RecipeDraft =
  | { readonly form: "rows"; readonly rows: readonly RecipeRow[] }
  | { readonly form: "json"; readonly text: string };

/** What a draft says: a recipe, or why it is none yet. */
type ReadDraft =
  | { readonly outcome: "recipe"; readonly recipe: Recipe }
  | { readonly outcome: "none"; readonly faults: readonly string[] };

const written = (recipe: Recipe) => JSON.stringify(recipe, null, 2);

/** A draft that says a recipe: by rows where they can. Nothing where it has no step yet. */
export function draftOf(given: z.input<typeof Recipe>): RecipeDraft | undefined {
  const recipe = Recipe.safeParse(given).data;
  if (!recipe) return undefined;
  const rows = rowsOf(recipe);
  return rows ? { form: "rows", rows } : { form: "json", text: written(recipe) };
}

/** The same draft in the other form; as JSON also what is not a recipe yet. Nothing where rows cannot say it. */
export function inOtherForm(draft: RecipeDraft): RecipeDraft | undefined {
  const read = readDraft(draft);
  if (draft.form === "rows")
    return { form: "json", text: read.outcome === "recipe" ? written(read.recipe) : "[]" };
  const rows = read.outcome === "recipe" ? rowsOf(read.recipe) : undefined;
  return rows && { form: "rows", rows };
}

/** Reads the recipe that a draft says. */
export function readDraft(draft: RecipeDraft): ReadDraft {
  if (draft.form === "rows") {
    const recipe = recipeOf(draft.rows);
    return recipe ? { outcome: "recipe", recipe } : { outcome: "none", faults: [] };
  }
  try {
    const read = Recipe.safeParse(JSON.parse(draft.text));
    if (read.success) return { outcome: "recipe", recipe: read.data };
    const faults = plainIssues(read.error.issues).map(({ path, message }) => `${path.join("/")}: ${message}`);
    return { outcome: "none", faults };
  } catch (error) {
    return { outcome: "none", faults: [error instanceof Error ? error.message : String(error)] };
  }
}
