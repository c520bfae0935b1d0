import type * as z from "zod";
import {
  applyRecipe as applying,
  suggestRecipes,
  tryRecipe as trying,
} from "../schemas/api/recipe-operations.ts";
import { saveRecipe, showRecipe } from "../schemas/api/saved-recipe-operations.ts";
import { apiAccess, ask } from "./desk-api.ts";
import { recipeFile } from "./recipe-file.ts";

type Answer = z.input<typeof trying.answer>;

/** What a recipe would make of all held exchanges that were asked about. */
export type RecipeTrial = Omit<Answer, "next">;

/** Which held exchanges a recipe is tried on. */
export interface TrialQuery {
  readonly flow: string;
  readonly signature?: string | undefined;
  readonly recipe: string;
  readonly sample?: number | undefined;
}

/**
 * Tries a recipe on all that is held of a flow, or of one of its failures, part by part; nothing is written.
 *
 * @throws {CommandFailure} where the recipe cannot be read or tried
 */
export async function tryRecipe(
  { flow, signature, recipe: file, sample }: TrialQuery,
  person: string | undefined,
): Promise<RecipeTrial> {
  const recipe = await recipeFile(file);
  const access = await apiAccess(person);
  const parts: Answer[] = [];
  let cursor: string | undefined;
  do {
    const wanted = parts.length === 0 ? sample : 0;
    const body = { recipe, signature, cursor, ...(wanted === undefined ? {} : { sample: wanted }) };
    const part = await ask(access, trying, { parameters: { flow }, query: {}, body });
    parts.push(part);
    cursor = part.next ?? undefined;
  } while (cursor !== undefined);
  return together(parts);
}

function together(parts: readonly Answer[]): RecipeTrial {
  const sum = (count: (part: Answer) => number) => parts.reduce((total, part) => total + count(part), 0);
  const remaining = Map.groupBy(
    parts.flatMap((part) => part.remaining),
    ({ signature }) => signature,
  );
  return {
    tried: sum(({ tried }) => tried),
    passes: sum(({ passes }) => passes),
    stillFails: sum(({ stillFails }) => stillFails),
    refused: sum(({ refused }) => refused),
    items: parts.flatMap(({ items }) => items),
    remaining: [...remaining].map(([signature, alike]) => ({
      signature,
      count: alike.reduce((total, { count }) => total + count, 0),
      faults: alike[0]?.faults ?? [],
    })),
    sample: parts.flatMap((part) => part.sample),
  };
}

/** Recipes for what is wrong with a held exchange. */
export type Suggestions = z.input<typeof suggestRecipes.answer>;

/** What is proposed for a held exchange. */
export async function suggestionsOf(id: string, person: string | undefined): Promise<Suggestions> {
  const access = await apiAccess(person);
  return ask(access, suggestRecipes, { parameters: { id }, query: {}, body: undefined });
}

/**
 * Corrects a held exchange by a recipe, and replays it where asked.
 *
 * @throws {CommandFailure} where the recipe cannot be read, or not be applied
 */
export async function applyRecipe(
  id: string,
  { recipe: file, why, replay }: { readonly recipe: string; readonly why: string; readonly replay: boolean },
  person: string | undefined,
): Promise<z.input<typeof applying.answer>> {
  const recipe = await recipeFile(file);
  const access = await apiAccess(person);
  return ask(access, applying, { parameters: { id }, query: {}, body: { recipe, why, replay } });
}

/** A failure for which a recipe is kept. */
export interface RecipeKey {
  readonly flow: string;
  readonly signature: string;
}

/** A recipe that is kept for a failure. */
export type KeptRecipe = z.input<typeof showRecipe.answer>;

/**
 * The recipe that is kept for a failure.
 *
 * @throws {CommandFailure} where there is none
 */
export async function keptRecipe(
  { flow, signature }: RecipeKey,
  person: string | undefined,
): Promise<KeptRecipe> {
  const access = await apiAccess(person);
  return ask(access, showRecipe, { parameters: { flow, signature }, query: {}, body: undefined });
}

/**
 * Keeps a recipe for a failure, in place of the one before.
 *
 * @throws {CommandFailure} where the recipe cannot be read, or nothing ever failed so
 */
export async function keepRecipe(
  { flow, signature }: RecipeKey,
  { recipe: file, why }: { readonly recipe: string; readonly why: string },
  person: string | undefined,
): Promise<KeptRecipe> {
  const recipe = await recipeFile(file);
  const access = await apiAccess(person);
  return ask(access, saveRecipe, { parameters: { flow, signature }, query: {}, body: { recipe, why } });
}
