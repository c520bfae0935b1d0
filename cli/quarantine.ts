import type { HeldContent, HeldExchange, HeldSummary, HoldState } from "../schemas/held-exchange.ts";
import { CommandFailure } from "./failure.ts";
import { reach } from "./reach.ts";

/** Which held exchanges to list: of one flow or all, in one state, so many at most. */
export interface ListQuery {
  readonly flow?: string | undefined;
  readonly state: HoldState;
  readonly limit?: number | undefined;
}

async function newest(items: AsyncIterable<HeldSummary>, limit: number): Promise<HeldSummary[]> {
  const taken: HeldSummary[] = [];
  if (limit === 0) return taken;
  for await (const item of items) {
    taken.push(item);
    if (taken.length === limit) break;
  }
  return taken;
}

/** The exchanges in quarantine, last seen first. */
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
    .toSorted((a, b) => b.lastSeen.localeCompare(a.lastSeen))
    .slice(0, limit);
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
