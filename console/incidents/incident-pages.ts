import { useInfiniteQuery } from "@tanstack/react-query";
import { listIncidents } from "../../schemas/api/incident-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { askedOf, type IncidentView } from "./incident-view.ts";

const PAGE_SIZE = 100;
const LIVE_MS = 15_000;
const FIRST: string | undefined = undefined;

/** The incidents of a view, page by page. */
export function useIncidentPages(view: IncidentView) {
  const desk = useDesk();
  return useInfiniteQuery({
    queryKey: [desk.client.id, listIncidents.id, "pages", view],
    queryFn: ({ pageParam: cursor }) =>
      desk.call(listIncidents, {
        parameters: {},
        query: { ...askedOf(view), limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
        body: undefined,
      }),
    initialPageParam: FIRST,
    getNextPageParam: ({ answer }) => answer.next ?? undefined,
    refetchInterval: LIVE_MS,
  });
}
