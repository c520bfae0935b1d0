import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { Asked } from "../../schemas/api/api-call.ts";
import type { NO_BODY, Operation } from "../../schemas/api/operation.ts";
import type { Desk } from "./desk.ts";
import { useDesk } from "./desks.tsx";

/** How often what is on the screen is asked for anew. */
const LIVE_MS = 15_000;

/** Something that is only looked at. */
type Read<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType> = Operation<
  P,
  Q,
  typeof NO_BODY,
  A
>;

/** A read of a desk as a query: live, and apart for each client and language. */
export function readOf<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>(
  desk: Desk,
  operation: Read<P, Q, A>,
  { parameters, query }: Pick<Asked<P, Q, typeof NO_BODY>, "parameters" | "query">,
) {
  return queryOptions({
    queryKey: [desk.client.id, operation.id, parameters, query],
    queryFn: async () => {
      const answered = await desk.call(operation, { parameters, query, body: undefined });
      return { ...answered, receivedAt: Temporal.Now.instant().toString() };
    },
    enabled: desk.isSignedIn,
    refetchInterval: LIVE_MS,
  });
}

/** What the desk that is looked at answers to a read. */
export function useRead<P extends z.ZodObject, Q extends z.ZodObject, A extends z.ZodType>(
  operation: Read<P, Q, A>,
  asked: Pick<Asked<P, Q, typeof NO_BODY>, "parameters" | "query">,
) {
  return useQuery(readOf(useDesk(), operation, asked));
}

/** Carries out an operation at the desk that is looked at; all that is shown of its client is asked for anew. */
export function useAction<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
>(operation: Operation<P, Q, B, A>) {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asked: Asked<P, Q, B>) => desk.call(operation, asked),
    // Not awaited: whoever asked may be off the page once it is drawn anew, and would not be told.
    onSettled: () => void queries.invalidateQueries({ queryKey: [desk.client.id] }),
  });
}
