import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import {
  cancelTrial,
  showRecipeChanges,
  type ShownTrial,
  showTrial,
  startTrial,
} from "../../schemas/api/recipe-operations.ts";
import type { StoredRecipe } from "../../schemas/recipe.ts";
import { readOf, useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";

/** How often it is asked how far a trial has come. */
const FOLLOWED_MS = 2000;

/** What a recipe would make of what is held, as far as it was tried. */
export type Trial = z.input<typeof ShownTrial>;

type TriedRecipe = z.input<typeof StoredRecipe>;

/** Tries recipes on all that is held for a failure, and follows how far the last trial has come. */
export function useTrial(flow: string, signature: string) {
  const desk = useDesk();
  const starting = useAction(startTrial);
  const cancelling = useAction(cancelTrial);
  const [begun, setBegun] = useState<{ readonly recipe: TriedRecipe; readonly trial: Trial }>();
  const following = useQuery({
    ...readOf(desk, showTrial, { parameters: { id: begun?.trial.id ?? "" }, query: {} }),
    enabled: begun?.trial.state === "running",
    refetchInterval: ({ state: { data } }) =>
      (data?.answer ?? begun?.trial)?.state === "running" ? FOLLOWED_MS : false,
  });
  const trial = following.data?.answer ?? begun?.trial;
  return {
    trial,
    /** Of which recipe it is. */
    recipe: begun?.recipe,
    error: starting.error ?? cancelling.error ?? following.error,
    isRunning: starting.isPending || trial?.state === "running",
    run: (recipe: TriedRecipe) =>
      starting.mutate(
        { parameters: { flow }, query: {}, body: { signature, recipe } },
        { onSuccess: ({ answer }) => setBegun({ recipe, trial: answer }) },
      ),
    /** Leaves what was found out so far, and tries no more. */
    stop: () => trial && cancelling.mutate({ parameters: { id: trial.id }, query: {}, body: undefined }),
  };
}

/** What a recipe would change in some exchanges; asked for once, since each look is written to the audit trail. */
export function useTrialChanges({ id, state }: Trial) {
  const desk = useDesk();
  return useQuery({
    queryKey: [showRecipeChanges.id, desk.client.id, id],
    queryFn: () => desk.call(showRecipeChanges, { parameters: { id }, query: {}, body: undefined }),
    enabled: state !== "running",
    staleTime: Infinity,
  });
}
