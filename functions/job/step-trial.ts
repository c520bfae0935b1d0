import pMap from "p-map";
import type { Client } from "../../schemas/client.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Recipe } from "../../schemas/recipe.ts";
import type { RecipeTrial } from "../../schemas/recipe-trial.ts";
import type { Clock, Quarantine, RecipeTrials, Signatures } from "../ports.ts";
import { mendingOf, payloadsOf } from "../recipe/held-payloads.ts";
import { mend, type Mending } from "../recipe/mend.ts";
import { type Tried, tried } from "../recipe/trial.ts";
import { nextBatch } from "./matching.ts";
import { type TriedExchange, withPart } from "./trial.ts";

/** What trying a recipe on exchanges reaches outside itself. */
interface TryPorts {
  readonly client: Pick<Client, "flows">;
  readonly quarantine: Pick<Quarantine, "findAll" | "content">;
}

/** What a trial reaches outside itself. */
export interface TrialPorts extends TryPorts {
  readonly quarantine: TryPorts["quarantine"] & Pick<Quarantine, "list">;
  readonly signatures: Pick<Signatures, "ofFlow">;
  readonly trials: RecipeTrials;
  readonly clock: Clock;
}

/** So many exchanges are tried before it is written down what came of them. */
const PART = 100;

/** Messages may be large: no more are read at once. */
const CONCURRENT_MESSAGES = 10;

/** What a recipe would make of an exchange as it is held now. */
async function triedOn(
  exchange: HeldExchange,
  recipe: Recipe,
  mending: Mending,
  { client, quarantine }: TryPorts,
): Promise<Tried> {
  const flow = client.flows[exchange.flow];
  const payloads = flow && (await payloadsOf(exchange, flow, quarantine));
  if (!payloads) return { outcome: "refused", code: "payload-expired", faults: [] };
  return tried(exchange.flow, mend(recipe, payloads, mending));
}

/** Tries a recipe on those of some exchanges that are held, in their order. */
export async function tryOn(
  ids: readonly string[],
  { filter, recipe }: Pick<RecipeTrial, "filter" | "recipe">,
  ports: TryPorts,
): Promise<readonly TriedExchange[]> {
  const flow = ports.client.flows[filter.flow];
  if (!flow) return [];
  const mending = await mendingOf(flow);
  const found = new Map((await ports.quarantine.findAll(ids)).map((one) => [one.id, one]));
  const held = ids.flatMap((id) => found.get(id) ?? []).filter(({ state }) => state === "held");
  return pMap(
    held,
    async (exchange) => ({ id: exchange.id, tried: await triedOn(exchange, recipe, mending, ports) }),
    { concurrency: CONCURRENT_MESSAGES },
  );
}

/**
 * Goes on with a trial by one part, and answers how it stands then; undefined where there is no such trial. What was
 * tried is counted together with where it came to, so that of several at once, one counts. Safe to break off anywhere.
 */
export async function stepTrial(id: string, ports: TrialPorts): Promise<RecipeTrial | undefined> {
  const trial = await ports.trials.find(id);
  if (trial?.state !== "running") return trial;
  const { batch, cursor, isEnd } = await nextBatch(trial, PART, ports);
  const exchanges = await tryOn(
    batch.map((entry) => entry.id),
    trial,
    ports,
  );
  const counted = withPart(trial, { exchanges, cursor, isEnd }, ports.clock.now());
  if (!counted) return trial;
  const written = await ports.trials.save(counted);
  return written === "written" ? { ...counted, revision: trial.revision + 1 } : ports.trials.find(id);
}
