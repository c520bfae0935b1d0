import { Temporal } from "temporal-polyfill";
import {
  automateRecipe,
  endAutomatic,
  saveRecipe,
  showRecipe,
} from "../../../schemas/api/saved-recipe-operations.ts";
import { AUTOMATIC_DAYS_MAX, type AutomaticRecipe } from "../../../schemas/automatic-recipe.ts";
import { Instant } from "../../../schemas/instant.ts";
import type { SavedRecipe } from "../../../schemas/saved-recipe.ts";
import { cancelled } from "../../job/life.ts";
import { done, raisedTo, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

const shownAutomatic = ({ since, until, cap, by, why, corrected, job, endedFor }: AutomaticRecipe) => ({
  since: Instant.encode(since),
  until: Instant.encode(until),
  cap,
  by,
  why,
  corrected,
  job,
  endedFor,
});

/** A kept recipe with its times as texts, and the recipe as it was sent. */
const shown = ({ savedAt, lastUsedAt, ...kept }: SavedRecipe, automatic: AutomaticRecipe | undefined) => ({
  ...kept,
  savedAt: Instant.encode(savedAt),
  lastUsedAt: lastUsedAt && Instant.encode(lastUsedAt),
  automatic: automatic ? shownAutomatic(automatic) : null,
});

function flowFault(flow: string, reach: FlowsInReach, { client }: Pick<Desk, "client">) {
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  return Object.hasOwn(client.flows, flow) ? undefined : refused("flow-unknown", flow);
}

/** Why a recipe cannot apply by itself until then; undefined where it can. */
function endFault(until: Temporal.Instant, at: Temporal.Instant) {
  const hours = at.until(until).total("hours");
  if (hours > 0 && hours <= AUTOMATIC_DAYS_MAX * 24) return undefined;
  const fault = hours > 0 ? `is later than ${AUTOMATIC_DAYS_MAX} days from now` : "is past already";
  return { ...refused("automatic-end-unusable"), faults: [{ place: "body.until", fault }] };
}

/** Ends the job of a recipe that applies by itself no longer, where it is open. */
async function endJob({ job }: AutomaticRecipe, at: Temporal.Instant, { jobs }: Desk): Promise<void> {
  if (job === null) return;
  await jobs.change(job, (current) => {
    const decision = cancelled(current, at);
    return decision.outcome === "done" ? decision.job : undefined;
  });
}

export const savedRecipeRoutes = [
  route(showRecipe, async ({ parameters: { flow, signature }, reach }, desk) => {
    const fault = flowFault(flow, reach, desk);
    if (fault) return fault;
    const [kept, automatic] = await Promise.all([
      desk.recipes.find(flow, signature),
      desk.automatic.find(flow, signature),
    ]);
    return kept
      ? done(shown(kept, automatic), kept.revision)
      : refused("recipe-unknown", `${flow}/${signature}`);
  }),

  route(saveRecipe, async ({ parameters, body, reach, by, at, seen }, desk) => {
    const { flow, signature } = parameters;
    const fault = flowFault(flow, reach, desk);
    if (fault) return fault;
    const { recipes, signatures } = desk;
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
    const automatic = await desk.automatic.find(flow, signature);
    const written = { ...kept, revision: revision + 1 };
    return done(shown(written, automatic), revision + 1, raisedTo(revision + 1));
  }),

  route(automateRecipe, async ({ parameters: { flow, signature }, body, reach, by, at }, desk) => {
    const until = Temporal.Instant.from(body.until);
    const fault = flowFault(flow, reach, desk) ?? endFault(until, at);
    if (fault) return fault;
    const { sensitive, contract } = desk.client.flows[flow] ?? {};
    if (sensitive) return refused("automatic-sensitive", flow);
    if (!contract?.format.edit) return refused("recipe-format-unsupported", flow);
    const subject = `${flow}/${signature}`;
    const kept = await desk.recipes.find(flow, signature);
    if (!kept) return refused("recipe-unknown", subject);
    if (kept.by === by) return refused("automatic-by-author", subject);
    const last = await desk.automatic.find(flow, signature);
    const automatic: AutomaticRecipe = {
      flow,
      signature,
      revision: last?.revision ?? 0,
      recipeRevision: kept.revision,
      since: at,
      from: at,
      until,
      cap: body.cap,
      by,
      why: body.why,
      corrected: 0,
      job: null,
      endedFor: null,
    };
    if (last) await endJob(last, at, desk);
    if ((await desk.automatic.save(automatic)) === "lost") return refused("changed-meanwhile", subject);
    return done(shownAutomatic(automatic), undefined, raisedTo(automatic.revision + 1));
  }),

  route(endAutomatic, async ({ parameters: { flow, signature }, reach, at }, desk) => {
    const fault = flowFault(flow, reach, desk);
    if (fault) return fault;
    const subject = `${flow}/${signature}`;
    const last = await desk.automatic.find(flow, signature);
    if (!last || last.endedFor !== null) return refused("automatic-none", subject);
    const ended = { ...last, endedFor: "person" as const };
    // The job first: should the process end in between, the cancelled job ends the rest as well.
    await endJob(last, at, desk);
    if ((await desk.automatic.save(ended)) === "lost") return refused("changed-meanwhile", subject);
    return done(shownAutomatic(ended), undefined, raisedTo(last.revision + 1));
  }),
];
