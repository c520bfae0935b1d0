import type { Temporal } from "temporal-polyfill";
import { applyRecipe, suggestRecipes } from "../../../schemas/api/recipe-operations.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import type { Recipe } from "../../../schemas/recipe.ts";
import { mendingOf, payloadsOf } from "../../recipe/held-payloads.ts";
import { mendedText } from "../../recipe/mended-text.ts";
import { suggestions } from "../../recipe/suggest.ts";
import { done, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { inReach } from "../held-change.ts";
import { route } from "../route.ts";
import { saveText } from "../save-text.ts";

/** A recipe may be applied to thousands in a row, all of which would write the same item. */
const USE_NOTED_EVERY_HOURS = 1;

/** Notes the use of the recipe that is kept for a failure, where it is this one. */
async function noteUse(
  recipe: Recipe,
  { flow, signature }: HeldExchange,
  at: Temporal.Instant,
  { recipes }: Pick<Desk, "recipes">,
): Promise<void> {
  const kept = await recipes.find(flow, signature);
  if (!kept || JSON.stringify(kept.recipe) !== JSON.stringify(recipe)) return;
  const hours = kept.lastUsedAt ? at.since(kept.lastUsedAt).total("hours") : Infinity;
  if (hours >= USE_NOTED_EVERY_HOURS) await recipes.noteUse(kept, at);
}

export const recipeRoutes = [
  route(suggestRecipes, async ({ parameters: { id }, reach }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { revision, contentHash, corrections, flow: named } = found.exchange;
    const flow = desk.client.flows[named];
    if (!flow) return refused("exchange-unknown", id);
    const payloads = await payloadsOf(found.exchange, flow, desk.quarantine);
    if (!payloads) return refused("payload-expired", id);
    const items = [...suggestions(payloads, await mendingOf(flow))];
    return done({ id, items }, undefined, {
      from: revision,
      hashTo: corrections.at(-1)?.hash ?? contentHash,
    });
  }),

  route(applyRecipe, async ({ parameters: { id }, body: asked, reach, by, at, seen }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { exchange } = found;
    const flow = desk.client.flows[exchange.flow];
    if (!flow) return refused("exchange-unknown", id);
    const mended = await mendedText(asked.recipe, exchange, flow, desk.quarantine);
    if (mended.outcome === "refused") return { ...refused(mended.code, id), faults: mended.faults };
    const how = { isSensitive: flow.sensitive, replay: asked.replay, why: asked.why };
    const saved = await saveText({ ...mended, ...how, exchange }, { by, at, seen }, desk);
    if (saved.outcome === "done") await noteUse(asked.recipe, exchange, at, desk);
    return saved;
  }),
];
