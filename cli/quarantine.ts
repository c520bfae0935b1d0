import {
  type HeldContent,
  type HeldExchange,
  HeldSummary,
  type HoldState,
  type ListedExchange,
} from "../schemas/held-exchange.ts";
import { CommandFailure } from "./failure.ts";
import { reach } from "./reach.ts";

/** Which held exchanges to list: of one flow or all, in one state, so many at most. */
export interface ListQuery {
  readonly flow?: string | undefined;
  readonly state: HoldState;
  readonly limit?: number | undefined;
}

async function newest(items: AsyncIterable<ListedExchange>, limit: number): Promise<ListedExchange[]> {
  const taken: ListedExchange[] = [];
  if (limit === 0) return taken;
  for await (const item of items) {
    taken.push(item);
    if (taken.length === limit) break;
  }
  return taken;
}

/** The exchanges in quarantine, those first that came into their state last. */
export async function listHeld({
  flow,
  state,
  limit = Infinity,
}: ListQuery): Promise<readonly HeldSummary[]> {
  const { client, stores } = await reach();
  const flows = flow ? [flow] : Object.keys(client.flows);
  if (flow && !client.flows[flow]) throw new CommandFailure("flow-unknown", flow);
  const lists = await Promise.all(
    flows.map((id) => newest(stores.quarantine.list({ flow: id, state }), limit)),
  );
  return lists
    .flat()
    .toSorted((a, b) => b.stateSince.localeCompare(a.stateSince))
    .slice(0, limit)
    .map((listed) => HeldSummary.parse(listed));
}

/** One exchange in quarantine, with what came where it is asked for. */
export async function showHeld(
  id: string,
  { payload }: { readonly payload: boolean },
): Promise<{ readonly exchange: HeldExchange; readonly content: HeldContent | undefined }> {
  const { stores } = await reach();
  const exchange = await stores.quarantine.find(id);
  if (!exchange) throw new CommandFailure("exchange-unknown", id);
  return { exchange, content: payload ? await stores.quarantine.content(id) : undefined };
}
