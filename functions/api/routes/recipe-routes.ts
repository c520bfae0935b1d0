import type { Temporal } from "temporal-polyfill";
import {
  applyRecipe,
  PLACES_SHOWN,
  suggestRecipes,
  tryRecipe,
} from "../../../schemas/api/recipe-operations.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import type { Recipe } from "../../../schemas/recipe.ts";
import { mendingOf, payloadsOf } from "../../recipe/held-payloads.ts";
import { mendedText } from "../../recipe/mended-text.ts";
import { suggestions } from "../../recipe/suggest.ts";
import { remaining, type Tried } from "../../recipe/trial.ts";
import { done, refused } from "../answered.ts";
import { carriedOutAudited } from "../audited.ts";
import type { Desk } from "../desk.ts";
import { listedHeld } from "../documents/listed-held.ts";
import { recipeTrial } from "../documents/recipe-trial.ts";
import { inReach } from "../held-change.ts";
import { route } from "../route.ts";
import { saveText } from "../save-text.ts";

/** So many characters of a text are shown. */
const TEXT_SHOWN = 500;
const FAULTS_SHOWN = 20;

function shown(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : value;
}

/** The changes that are shown of an exchange to which a recipe can be applied. */
function sampled(id: string, one: Tried) {
  if (one.outcome === "refused") return [];
  const changed = one.changed.slice(0, PLACES_SHOWN).map(({ place, before, after }) => ({
    place,
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(after === undefined ? {} : { after: shown(after) }),
  }));
  return [{ id, changed, changedTotal: one.changed.length }];
}

/** One exchange of a trial, without values. */
function listed(id: string, signature: string, one: Tried) {
  const isRefused = one.outcome === "refused";
  return {
    id,
    outcome: one.outcome,
    signature,
    signatureAfter: one.outcome === "still-fails" ? one.signature : null,
    code: isRefused ? one.code : null,
    faults: isRefused ? one.faults.slice(0, FAULTS_SHOWN) : [],
  };
}

/** Writes to the trail of an exchange that values of it are shown. */
async function noteLook(
  id: string,
  { by, at, address }: { readonly by: string; readonly at: Temporal.Instant; readonly address: string },
  { audit, newId }: Pick<Desk, "audit" | "newId">,
): Promise<void> {
  const intent = { act: newId(), subject: `exchange/${id}`, at, by, address, action: "view recipe changes" };
  await carriedOutAudited(intent, async () => done({}), audit);
}

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
  route(tryRecipe, async ({ parameters, body: asked, ...caller }, desk) => {
    const { recipe, sample, ...filter } = asked;
    const query = { ...filter, flow: parameters.flow, state: "held" as const };
    const page = await listedHeld({ ...caller, query }, desk);
    if ("outcome" in page) return page;
    const flow = desk.client.flows[parameters.flow];
    if (!flow) return refused("flow-unknown", parameters.flow);
    if (!flow.contract.format.edit) return refused("recipe-format-unsupported", parameters.flow);
    const ids = page.items.map(({ id }) => id);
    const all = await recipeTrial(recipe, ids, flow, desk.quarantine);
    const entries = page.items.flatMap((item, index) => {
      const one = all[index];
      return one ? [{ item, one }] : [];
    });
    const count = (outcome: Tried["outcome"]) => all.filter((one) => one.outcome === outcome).length;
    const looked = entries.flatMap(({ item, one }) => sampled(item.id, one)).slice(0, sample);
    for (const { id } of looked) await noteLook(id, caller, desk);
    return done({
      tried: all.length,
      passes: count("passes"),
      stillFails: count("still-fails"),
      refused: count("refused"),
      items: entries.map(({ item, one }) => listed(item.id, item.signature, one)),
      remaining: remaining(all),
      sample: looked,
      next: page.next,
    });
  }),

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
