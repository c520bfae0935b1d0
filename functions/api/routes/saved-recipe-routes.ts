import { saveRecipe, showRecipe } from "../../../schemas/api/saved-recipe-operations.ts";
import { Instant } from "../../../schemas/instant.ts";
import type { SavedRecipe } from "../../../schemas/saved-recipe.ts";
import { done, raisedTo, refused } from "../answered.ts";
import { route } from "../route.ts";

/** A kept recipe with its times as texts, and the recipe as it was sent. */
const shown = ({ savedAt, lastUsedAt, ...kept }: SavedRecipe) => ({
  ...kept,
  savedAt: Instant.encode(savedAt),
  lastUsedAt: lastUsedAt && Instant.encode(lastUsedAt),
});

export const savedRecipeRoutes = [
  route(showRecipe, async ({ parameters: { flow, signature }, reach }, { client, recipes }) => {
    if (!reach.has(flow)) return refused("role-insufficient", flow);
    if (!Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const kept = await recipes.find(flow, signature);
    return kept ? done(shown(kept), kept.revision) : refused("recipe-unknown", `${flow}/${signature}`);
  }),

  route(saveRecipe, async ({ parameters, body, reach, by, at, seen }, { client, recipes, signatures }) => {
    const { flow, signature } = parameters;
    if (!reach.has(flow)) return refused("role-insufficient", flow);
    if (!Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const subject = `${flow}/${signature}`;
    const known = await signatures.ofFlow(flow);
    if (!known.some((one) => one.signature === signature)) return refused("signature-unknown", subject);
    const before = await recipes.find(flow, signature);
    const revision = before?.revision ?? 0;
    if (seen !== undefined && seen !== revision) return refused("changed-meanwhile", subject);
    const kept = {
      ...body,
      flow,
      signature,
      revision,
      by,
      savedAt: at,
      lastUsedAt: before?.lastUsedAt ?? null,
    };
    if ((await recipes.save(kept)) === "lost") return refused("changed-meanwhile", subject);
    return done(shown({ ...kept, revision: revision + 1 }), revision + 1, raisedTo(revision + 1));
  }),
];
