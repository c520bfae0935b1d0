import { useEffect, useRef, useState } from "react";
import { tryRecipe } from "../../schemas/api/recipe-operations.ts";
import type { Recipe } from "../../schemas/recipe.ts";
import { useDesk } from "../desk/desks.tsx";
import { added, NOTHING_TRIED, type TrialSum } from "./trial-sum.ts";

/** What would change is shown of so many exchanges. */
const SAMPLE = 3;

/** How a trial stands, and of which recipe it is. */
export interface Trial {
  readonly recipe: Recipe;
  readonly sum: TrialSum;
  readonly standing: "running" | "stopped" | "complete";
}

/** Tries recipes on all that is held for a failure, page by page, and adds up. */
export function useTrial(flow: string, signature: string) {
  const desk = useDesk();
  const [trial, setTrial] = useState<Trial>();
  const [error, setError] = useState<Error>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(recipe: Recipe): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    let sum = NOTHING_TRIED;
    let cursor: string | undefined;
    setError(undefined);
    setTrial({ recipe, sum, standing: "running" });
    try {
      do {
        const sample = Math.max(SAMPLE - sum.sample.length, 0);
        const body = { signature, recipe, sample, ...(cursor === undefined ? {} : { cursor }) };
        const { answer } = await desk.call(tryRecipe, { parameters: { flow }, query: {}, body });
        if (controller.signal.aborted) return;
        sum = added(sum, answer);
        cursor = answer.next ?? undefined;
        setTrial({ recipe, sum, standing: cursor === undefined ? "complete" : "running" });
      } while (cursor !== undefined);
    } catch (failure) {
      if (controller.signal.aborted) return;
      setTrial({ recipe, sum, standing: "stopped" });
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  }

  return {
    trial,
    error,
    run,
    /** Leaves what was added up so far, and tries no more. */
    stop: () => {
      running.current?.abort();
      setTrial((before) => before && { ...before, standing: "stopped" });
    },
  };
}
