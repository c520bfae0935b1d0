import * as z from "zod";
import { HeldExchange } from "./held-exchange.ts";
import { Instant } from "./instant.ts";

/** A recipe is let apply by itself for so many days, and to so many exchanges, at most. */
export const AUTOMATIC_DAYS_MAX = 90;
export const AUTOMATIC_CAP_MAX = 10_000;

/**
 * Why a recipe applies by itself no longer: its date came; so many were corrected; one was refused by the contract or
 * the target; the recipe or its flow was changed; a person ended it.
 */
export const AutomaticEnd = z.enum(["date", "cap", "refused", "changed", "person"]);
export type AutomaticEnd = z.output<typeof AutomaticEnd>;

/** That a kept recipe corrects by itself what newly comes in with its failure, and is sent then. */
export const AutomaticRecipe = z.object({
  flow: z.string(),
  signature: HeldExchange.shape.signature,
  revision: z.int().nonnegative(),
  recipeRevision: z.int().positive().meta({ description: "Of the kept recipe, which alone is allowed." }),
  since: Instant.meta({ description: "When it was allowed; what was held before is left to people." }),
  from: Instant.meta({ description: "What was held before was looked at, by it or before it." }),
  until: Instant,
  cap: z.int().min(1).max(AUTOMATIC_CAP_MAX).meta({ description: "So many exchanges at most." }),
  by: z.string().min(1).max(80).meta({ description: "The lead who allowed it." }),
  why: z.string().max(500),
  corrected: z.int().nonnegative().meta({ description: "By the jobs of it that have ended." }),
  job: z.string().nullable().meta({ description: "The job of it that was started last, until it ends." }),
  endedFor: AutomaticEnd.nullable(),
});
export type AutomaticRecipe = z.output<typeof AutomaticRecipe>;
