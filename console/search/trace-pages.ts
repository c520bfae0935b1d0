import { useInfiniteQuery } from "@tanstack/react-query";
import { traceKey } from "../../schemas/api/trace-operations.ts";
import { useDesk } from "../desk/desks.tsx";

const PAGE_SIZE = 200;
const LIVE_MS = 15_000;
const FIRST: string | undefined = undefined;

/** What happened to a business key at the client that is looked at, page by page. */
export function useTracePages(key: string) {
  const desk = useDesk();
  return useInfiniteQuery({
    queryKey: [desk.client.id, traceKey.id, key],
    queryFn: ({ pageParam: cursor }) =>
      desk.call(traceKey, {
        parameters: {},
        query: { key, limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
        body: undefined,
      }),
    initialPageParam: FIRST,
    getNextPageParam: ({ answer }) => answer.next ?? undefined,
    refetchInterval: LIVE_MS,
  });
}
