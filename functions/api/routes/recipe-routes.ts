import { applyRecipe, suggestRecipes } from "../../../schemas/api/recipe-operations.ts";
import { mendingOf, payloadsOf } from "../../recipe/held-payloads.ts";
import { mendedText } from "../../recipe/mended-text.ts";
import { noteUse } from "../../recipe/note-use.ts";
import { suggestions } from "../../recipe/suggest.ts";
import { done, refused } from "../answered.ts";
import { inReach } from "../held-change.ts";
import { route } from "../route.ts";
import { saveText } from "../save-text.ts";

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
    if (saved.outcome === "done") await noteUse(asked.recipe, exchange, at, desk.recipes);
    return saved;
  }),
];
