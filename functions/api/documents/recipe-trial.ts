import type { Flow } from "../../../schemas/flow.ts";
import type { Recipe } from "../../../schemas/recipe.ts";
import { mendingOf, payloadsOf } from "../../recipe/held-payloads.ts";
import { mend } from "../../recipe/mend.ts";
import { type Tried, tried } from "../../recipe/trial.ts";
import type { Desk } from "../desk.ts";

/** Messages may be large: no more are read at once. */
const TRIED_AT_ONCE = 10;

/** What a recipe would make of each of some exchanges of a flow, in their order. */
export async function recipeTrial(
  recipe: Recipe,
  ids: readonly string[],
  flow: Flow,
  quarantine: Pick<Desk["quarantine"], "find" | "content">,
): Promise<readonly Tried[]> {
  const mending = await mendingOf(flow);
  const one = async (id: string): Promise<Tried> => {
    const exchange = await quarantine.find(id);
    if (exchange?.state !== "held") return { outcome: "refused", code: "exchange-not-held", faults: [] };
    const payloads = await payloadsOf(exchange, flow, quarantine);
    if (!payloads) return { outcome: "refused", code: "payload-expired", faults: [] };
    return tried(exchange.flow, mend(recipe, payloads, mending));
  };
  const all: Tried[] = [];
  for (let from = 0; from < ids.length; from += TRIED_AT_ONCE)
    all.push(...(await Promise.all(ids.slice(from, from + TRIED_AT_ONCE).map(one))));
  return all;
}
