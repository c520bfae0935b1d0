import type { ListedExchange } from "../../schemas/held-exchange.ts";
import { listHeld } from "../../schemas/api/quarantine-operations.ts";
import type { Desk } from "../desk/desk.ts";
import type { queryOf } from "./held-filter.ts";

const PAGE_SIZE = 200;

/** So many are acted on in one go at most; what is left still matches afterwards. */
export const SET_MOST = 5000;

/** All that match at one moment: what comes in later stands before the first page, and is not among them. */
export interface MatchingSet {
  readonly items: readonly Pick<ListedExchange, "id" | "flow">[];
  /** Whether more match than are taken in one go. */
  readonly isCut: boolean;
}

/**
 * Gathers the held exchanges that match a filter.
 *
 * @param found is told how many were found so far
 * @throws where the desk refuses, or the signal says to stop
 */
export async function matchingSet(
  desk: Desk,
  filter: ReturnType<typeof queryOf>,
  found: (count: number) => void,
  signal: AbortSignal,
): Promise<MatchingSet> {
  const items: Pick<ListedExchange, "id" | "flow">[] = [];
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const query = { ...filter, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) };
    const { answer } = await desk.call(listHeld, { parameters: {}, query, body: undefined });
    items.push(...answer.items.map(({ id, flow }) => ({ id, flow })));
    cursor = answer.next ?? undefined;
    found(items.length);
  } while (cursor !== undefined && items.length < SET_MOST);
  return { items: items.slice(0, SET_MOST), isCut: cursor !== undefined || items.length > SET_MOST };
}
