import type * as z from "zod";
import type { suggestRecipes } from "../../schemas/api/recipe-operations.ts";
import type { Say } from "../language/wording.ts";
import type { suggestionWording } from "./suggestion-wording.ts";

/** A recipe that is proposed for an exchange. */
export type Suggestion = z.input<typeof suggestRecipes.answer>["items"][number];

const textOf = (value: unknown) => JSON.stringify(value) ?? "";

/** What a proposed recipe does, in a sentence for each of its operations. */
export function changesOf(
  recipe: Suggestion["recipe"],
  say: Say<typeof suggestionWording>,
): readonly string[] {
  return recipe.flatMap((operation) => {
    const { op, path: place } = operation;
    if (op === "map")
      return Object.entries(operation.table).map(([old, value]) =>
        say("map", { old: textOf(old), new: textOf(value), place }),
      );
    if (op === "default" || op === "replace") return [say(op, { new: textOf(operation.value), place })];
    return [say(op === "remove" ? op : "other", { place })];
  });
}

/** What is proposed for one exchange as one recipe: for each place the first, after which least is wrong. */
export function together(suggestions: readonly Suggestion[]): Suggestion["recipe"] {
  const places = new Set<string>();
  return suggestions.flatMap(({ path, recipe }) => {
    if (places.has(path)) return [];
    places.add(path);
    return recipe;
  });
}
