import * as z from "zod";
import type { ListedExchange } from "../../../schemas/held-exchange.ts";
import type { HeldQuery, Quarantine } from "../../ports.ts";

/** Where in a list of held exchanges a page ended: at this one. */
const Position = z.tuple([z.iso.datetime(), z.string().max(200)]);
type Position = z.output<typeof Position>;

/** A page ends where it ends; the next one goes on from there, whatever came in between. */
function cursorOf({ stateSince, id }: Pick<ListedExchange, "stateSince" | "id">): string {
  const position: Position = [stateSince, id];
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** The position that a cursor names; undefined where it is none of ours. */
export function positionAt(cursor: string): Position | undefined {
  try {
    return Position.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

/** The order of a list: those first that came into their state last. */
function byTime(a: Pick<ListedExchange, "stateSince" | "id">, b: Pick<ListedExchange, "stateSince" | "id">) {
  return b.stateSince.localeCompare(a.stateSince) || a.id.localeCompare(b.id);
}

/** What a page takes: of these flows, after a position, of one signature where it is named, so many. */
export interface PageAsked extends Omit<HeldQuery, "flow" | "pageSize"> {
  readonly flows: readonly string[];
  readonly after: Position | undefined;
  readonly signature: string | undefined;
  readonly limit: number;
}

/** The first ones of a flow; of those that came into their state at one time, all, since they have no order yet. */
async function firstOf(
  flow: string,
  { state, from, until, after, signature, limit }: PageAsked,
  quarantine: Pick<Quarantine, "list">,
): Promise<readonly ListedExchange[]> {
  const latest = after && (until === undefined || after[0] < until) ? after[0] : until;
  const isLater = (one: ListedExchange) => !after || byTime(one, { stateSince: after[0], id: after[1] }) > 0;
  const taken: ListedExchange[] = [];
  // One more than the page holds tells whether another page follows.
  for await (const one of quarantine.list({ flow, state, from, until: latest, pageSize: limit + 1 })) {
    if (taken.length > limit && one.stateSince !== taken.at(-1)?.stateSince) break;
    if (isLater(one) && (signature === undefined || one.signature === signature)) taken.push(one);
  }
  return taken;
}

/** One page of what is held on some flows, and the cursor of the next. */
export async function heldPage(
  asked: PageAsked,
  quarantine: Pick<Quarantine, "list">,
): Promise<{ readonly items: readonly ListedExchange[]; readonly next: string | null }> {
  const firsts = await Promise.all(asked.flows.map((flow) => firstOf(flow, asked, quarantine)));
  const found = firsts.flat().toSorted(byTime);
  const items = found.slice(0, asked.limit);
  const last = items.at(-1);
  return { items, next: last && found.length > asked.limit ? cursorOf(last) : null };
}
