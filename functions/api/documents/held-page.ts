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
  readonly limit: number;
  /** What is looked for, where it is not all. */
  readonly matches?: ((one: ListedExchange) => boolean) | undefined;
}

/** So many are looked through for one page; it is then short, and the next one goes on. */
const LOOKED_THROUGH_MAX = 2000;

/**
 * Read beside those of a page: the one that its cursor names, one that tells that another page follows, and one of
 * another time. With fewer, a page would cost a second request.
 */
const READ_BESIDE = 3;

/** So many are read at once where a text is looked for. */
const LOOKED_AT_ONCE = 500;

/** The first ones of a flow, and up to where it was looked through, where that is not the end. */
interface Firsts {
  readonly taken: readonly ListedExchange[];
  readonly reached: ListedExchange | undefined;
}

/** The first ones of a flow; of those that came into their state at one time, all, since they have no order yet. */
async function firstOf(
  flow: string,
  { state, signature, from, until, after, limit, flows, matches }: PageAsked,
  quarantine: Pick<Quarantine, "list">,
): Promise<Firsts> {
  const latest = after && (until === undefined || after[0] < until) ? after[0] : until;
  const isLater = (one: ListedExchange) => !after || byTime(one, { stateSince: after[0], id: after[1] }) > 0;
  const budget = Math.max(Math.floor(LOOKED_THROUGH_MAX / flows.length), limit + 1);
  const taken: ListedExchange[] = [];
  let looked = 0;
  let reached: ListedExchange | undefined;
  // One more than the page holds tells whether another page follows.
  const pageSize = matches ? LOOKED_AT_ONCE : limit + READ_BESIDE;
  const query = { flow, state, signature, from, until: latest, pageSize };
  for await (const one of quarantine.list(query)) {
    const isOfOneTime = one.stateSince === reached?.stateSince;
    if (taken.length > limit && !isOfOneTime) return { taken, reached: undefined };
    if (looked >= budget && !isOfOneTime) return { taken, reached };
    if (!isLater(one)) continue;
    looked += 1;
    if (!reached || !isOfOneTime || byTime(one, reached) > 0) reached = one;
    if (!matches || matches(one)) taken.push(one);
  }
  return { taken, reached: undefined };
}

/** One page of what is held on some flows, and the cursor of the next. */
export async function heldPage(
  asked: PageAsked,
  quarantine: Pick<Quarantine, "list">,
): Promise<{ readonly items: readonly ListedExchange[]; readonly next: string | null }> {
  const firsts = await Promise.all(asked.flows.map((flow) => firstOf(flow, asked, quarantine)));
  // Beyond where one flow was looked through, its exchanges would be missing among those of the others.
  const [end] = firsts.flatMap(({ reached }) => reached ?? []).toSorted(byTime);
  const found = firsts
    .flatMap(({ taken }) => taken)
    .filter((one) => !end || byTime(one, end) <= 0)
    .toSorted(byTime);
  const items = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? items.at(-1) : end;
  return { items, next: last ? cursorOf(last) : null };
}
