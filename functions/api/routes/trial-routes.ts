import type { Temporal } from "temporal-polyfill";
import { flowOfHeld } from "../../../schemas/api/quarantine-operations.ts";
import {
  cancelTrial,
  PLACES_SHOWN,
  showRecipeChanges,
  showTrial,
  startTrial,
} from "../../../schemas/api/recipe-operations.ts";
import type { RecipeTrial } from "../../../schemas/recipe-trial.ts";
import { countMatching } from "../../job/matching.ts";
import { stepTrial, tryOn } from "../../job/step-trial.ts";
import { cancelledTrial, newTrial, type TriedExchange } from "../../job/trial.ts";
import { done, refused, type Refused } from "../answered.ts";
import { carriedOutAudited } from "../audited.ts";
import type { Desk } from "../desk.ts";
import { jobFilter } from "../documents/job-filter.ts";
import { shownTrial } from "../documents/shown-trial.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

/** So many characters of a text are shown. */
const TEXT_SHOWN = 500;

/** So many parts are tried before the call is answered; the rest is left to the runs of jobs. */
const PARTS_AT_ONCE = 2;

function shown(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : value;
}

/** The changes that are shown of an exchange to which a recipe can be applied. */
function changesOf({ id, tried }: TriedExchange) {
  if (tried.outcome === "refused") return [];
  const changed = tried.changed.slice(0, PLACES_SHOWN).map(({ place, before, after }) => ({
    place,
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(after === undefined ? {} : { after: shown(after) }),
  }));
  return [{ id, changed, changedTotal: tried.changed.length }];
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

/** A trial that the caller may see, or why not; its flow is in its id, so that nobody learns whether there is one. */
async function inReach(id: string, reach: FlowsInReach, { trials }: Desk): Promise<RecipeTrial | Refused> {
  const flow = flowOfHeld(id);
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  return (await trials.find(id)) ?? refused("trial-unknown", id);
}

export const trialRoutes = [
  route(startTrial, async ({ parameters: { flow: name }, body, reach, by, at, drawn }, desk) => {
    if (!reach.has(name)) return refused("role-insufficient", name);
    const flow = Object.hasOwn(desk.client.flows, name) ? desk.client.flows[name] : undefined;
    if (!flow) return refused("flow-unknown", name);
    if (!flow.contract.format.edit) return refused("recipe-format-unsupported", name);
    const { recipe, ...filters } = body;
    const filter = jobFilter({ ...filters, flow: name });
    const { matching } = await countMatching({ filter, cutOff: at }, desk);
    let trial = newTrial({ id: `${name}.${drawn}`, filter, recipe, matching, by, at });
    if ((await desk.trials.save(trial)) === "lost") return refused("changed-meanwhile", trial.id);
    const ports = { ...desk, clock: { now: () => at } };
    for (let part = 0; part < PARTS_AT_ONCE && trial.state === "running"; part += 1)
      trial = (await stepTrial(trial.id, ports)) ?? trial;
    return done(shownTrial(trial));
  }),

  route(showTrial, async ({ parameters: { id }, reach }, desk) => {
    const trial = await inReach(id, reach, desk);
    return "outcome" in trial ? trial : done(shownTrial(trial));
  }),

  route(showRecipeChanges, async ({ parameters: { id }, query: { limit }, reach, ...caller }, desk) => {
    const trial = await inReach(id, reach, desk);
    if ("outcome" in trial) return trial;
    const tried = await tryOn(trial.sample.slice(0, limit), trial, desk);
    for (const exchange of tried) await noteLook(exchange.id, caller, desk);
    return done({ items: tried.flatMap(changesOf) });
  }),

  route(cancelTrial, async ({ parameters: { id }, reach, at }, desk) => {
    const trial = await inReach(id, reach, desk);
    if ("outcome" in trial) return trial;
    const cancelled = cancelledTrial(trial, at);
    if (!cancelled) return refused("trial-over", id);
    const saved = await desk.trials.save(cancelled);
    return saved === "written" ? done(shownTrial(cancelled)) : refused("changed-meanwhile", id);
  }),
];
