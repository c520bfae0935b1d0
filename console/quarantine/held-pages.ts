import { useInfiniteQuery } from "@tanstack/react-query";
import { listHeld } from "../../schemas/api/quarantine-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useZone } from "../time/zone.tsx";
import { type HeldFilter, queryOf } from "./held-filter.ts";

const PAGE_SIZE = 50;
const LIVE_MS = 15_000;
const FIRST: string | undefined = undefined;

/** The held exchanges that match, page by page. */
export function useHeldPages(filter: HeldFilter) {
  const desk = useDesk();
  const zone = useZone();
  return useInfiniteQuery({
    queryKey: [desk.client.id, listHeld.id, filter, zone],
    queryFn: ({ pageParam: cursor }) =>
      desk.call(listHeld, {
        parameters: {},
        query: { ...queryOf(filter, zone), limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
        body: undefined,
      }),
    initialPageParam: FIRST,
    getNextPageParam: ({ answer }) => answer.next ?? undefined,
    refetchInterval: LIVE_MS,
  });
}
