import { useQuery } from "@tanstack/react-query";
import type * as z from "zod";
import { listHeld } from "../../schemas/api/quarantine-operations.ts";
import { suggestRecipes } from "../../schemas/api/recipe-operations.ts";
import { showRecipe } from "../../schemas/api/saved-recipe-operations.ts";
import { type Desk, Refusal } from "../desk/desk.ts";
import { useDesk } from "../desk/desks.tsx";
import { together } from "./suggested-change.ts";

/** A recipe that is kept for a failure. */
export type KeptRecipe = z.input<typeof showRecipe.answer>;

/** With what an editor begins: the kept recipe, what is proposed for one exchange of the failure, or nothing. */
interface Starting {
  readonly kept: KeptRecipe | null;
  readonly proposed: KeptRecipe["recipe"];
}

/** A failure, and whether a recipe is kept for it. */
export interface Failing {
  readonly flow: string;
  readonly signature: string;
  readonly recipe: boolean;
}

/** What is proposed for an exchange whose payload may be gone by now. */
async function proposedFor(desk: Desk, id: string): Promise<Starting["proposed"]> {
  try {
    const { answer } = await desk.call(suggestRecipes, { parameters: { id }, query: {}, body: undefined });
    return together(answer.items);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

async function startingRecipe(desk: Desk, { flow, signature, recipe }: Failing): Promise<Starting> {
  if (recipe) {
    const parameters = { flow, signature };
    const { answer } = await desk.call(showRecipe, { parameters, query: {}, body: undefined });
    return { kept: answer, proposed: [] };
  }
  const query = { flow, signature, limit: 1 };
  const { answer } = await desk.call(listHeld, { parameters: {}, query, body: undefined });
  const [one] = answer.items;
  return { kept: null, proposed: one ? await proposedFor(desk, one.id) : [] };
}

/** Reads with what the editor for a failure begins, once: each look at values is told to the audit trail. */
export function useStartingRecipe(failing: Failing) {
  const desk = useDesk();
  const { flow, signature } = failing;
  return useQuery({
    queryKey: ["starting recipe", desk.client.id, flow, signature],
    queryFn: () => startingRecipe(desk, failing),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
