import { useInfiniteQuery } from "@tanstack/react-query";
import { listJobOutcomes, listJobs } from "../../schemas/api/job-operations.ts";
import { useDesk } from "../desk/desks.tsx";

const PAGE_SIZE = 50;
const LIVE_MS = 5000;
const FIRST: string | undefined = undefined;

const page = (cursor: string | undefined) => ({
  limit: PAGE_SIZE,
  ...(cursor === undefined ? {} : { cursor }),
});

/** The jobs of a client, page by page, those first that were asked for last. */
export function useJobPages() {
  const desk = useDesk();
  return useInfiniteQuery({
    queryKey: [desk.client.id, listJobs.id, "pages"],
    queryFn: ({ pageParam: cursor }) =>
      desk.call(listJobs, { parameters: {}, query: page(cursor), body: undefined }),
    initialPageParam: FIRST,
    getNextPageParam: ({ answer }) => answer.next ?? undefined,
    refetchInterval: LIVE_MS,
  });
}

/** What became of the exchanges of a job, page by page. */
export function useOutcomePages(id: string) {
  const desk = useDesk();
  return useInfiniteQuery({
    queryKey: [desk.client.id, listJobOutcomes.id, id],
    queryFn: ({ pageParam: cursor }) =>
      desk.call(listJobOutcomes, { parameters: { id }, query: page(cursor), body: undefined }),
    initialPageParam: FIRST,
    getNextPageParam: ({ answer }) => answer.next ?? undefined,
    refetchInterval: LIVE_MS,
  });
}
