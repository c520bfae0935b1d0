import type { HeldContent, HeldExchange } from "../../../schemas/held-exchange.ts";
import type { Flow } from "../../../schemas/flow.ts";
import type { Recipe } from "../../../schemas/recipe.ts";
import { carried } from "../../payload/carried.ts";
import { type HeldPayloads, mend, type Mending } from "../../recipe/mend.ts";
import { type Tried, tried } from "../../recipe/trial.ts";
import type { Desk } from "../desk.ts";

/** What the messages of a flow are read, changed and judged by. */
export async function mendingOf(flow: Flow): Promise<Mending> {
  const { format } = flow.contract;
  return { flow, decode: await format.open(), editor: await format.edit?.() };
}

/** What came in an exchange, and its newest version; undefined where one of them is not kept any more. */
export async function payloadsOf(
  { id, corrections, transferEncoding }: HeldExchange,
  flow: Flow,
  quarantine: Pick<Desk["quarantine"], "content">,
): Promise<(HeldPayloads & Pick<HeldContent, "attributes">) | undefined> {
  const latest = corrections.at(-1);
  const original = await quarantine.content(id);
  const content = latest ? await quarantine.content(id, latest.hash) : original;
  if (!original || !content) return undefined;
  const [came, newest] = [
    carried(original, flow, transferEncoding),
    carried(content, flow, transferEncoding),
  ];
  return { came, newest, attributes: original.attributes };
}

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
