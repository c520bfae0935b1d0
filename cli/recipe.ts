import { setTimeout as pause } from "node:timers/promises";
import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import {
  applyRecipe as applying,
  showRecipeChanges,
  type ShownTrial,
  showTrial,
  startTrial,
  suggestRecipes,
} from "../schemas/api/recipe-operations.ts";
import {
  automateRecipe,
  endAutomatic as ending,
  saveRecipe,
  type ShownAutomatic,
  showRecipe,
} from "../schemas/api/saved-recipe-operations.ts";
import { apiAccess, ask } from "./desk-api.ts";
import { recipeFile } from "./recipe-file.ts";

/** What a recipe would make of all held exchanges that were asked about, and what it would change in some. */
export type RecipeTrial = z.input<typeof ShownTrial> & z.input<typeof showRecipeChanges.answer>;

/** Which held exchanges a recipe is tried on. */
export interface TrialQuery {
  readonly flow: string;
  readonly signature?: string | undefined;
  readonly text?: string | undefined;
  readonly recipe: string;
  readonly sample?: number | undefined;
}

/** How often it is asked how far a trial has come. */
const ASKED_AGAIN_MILLISECONDS = 2000;

/**
 * Tries a recipe on all that is held of a flow, or of one of its failures, and waits for the end; nothing held is
 * changed.
 *
 * @throws {CommandFailure} where the recipe cannot be read or tried
 */
export async function tryRecipe(
  { flow, signature, text, recipe: file, sample = 3 }: TrialQuery,
  person: string | undefined,
): Promise<RecipeTrial> {
  const recipe = await recipeFile(file);
  const access = await apiAccess(person);
  const body = { recipe, signature, text };
  let trial = await ask(access, startTrial, { parameters: { flow }, query: {}, body });
  const of = { parameters: { id: trial.id }, body: undefined };
  while (trial.state === "running") {
    await pause(ASKED_AGAIN_MILLISECONDS);
    trial = await ask(access, showTrial, { ...of, query: {} });
  }
  const { items } =
    sample === 0 ? { items: [] } : await ask(access, showRecipeChanges, { ...of, query: { limit: sample } });
  return { ...trial, items };
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

/** How a recipe applies by itself, as the API shows it. */
export type Automatic = z.input<typeof ShownAutomatic>;

/** What a lead allows a kept recipe. */
export interface AutomaticWanted extends RecipeKey {
  readonly until: Temporal.Instant;
  readonly cap: number;
  readonly why: string;
}

/** Lets the recipe that is kept for a failure apply by itself. */
export async function automate(
  { flow, signature, until, cap, why }: AutomaticWanted,
  person: string | undefined,
): Promise<Automatic> {
  const body = { until: until.toString(), cap, why };
  return ask(await apiAccess(person), automateRecipe, { parameters: { flow, signature }, query: {}, body });
}

/** Lets the recipe that is kept for a failure apply by itself no longer. */
export async function endAutomatic(
  { flow, signature }: RecipeKey,
  person: string | undefined,
): Promise<Automatic> {
  const asked = { parameters: { flow, signature }, query: {}, body: undefined };
  return ask(await apiAccess(person), ending, asked);
}
