import * as z from "zod";
import { HeldExchange } from "./held-exchange.ts";
import { SignatureFault } from "./held-signature.ts";
import { Instant } from "./instant.ts";
import { RecipeText } from "./recipe.ts";
import { JobFilter, JobPosition } from "./replay-job.ts";

/** So many of the failures that would remain are told apart. */
export const REMAINING_KEPT = 50;

/** Of so many exchanges it is kept that a recipe would change them, so that the changes can be shown. */
export const SAMPLE_KEPT = 10;

const Count = z.int().nonnegative();

/** A failure for which exchanges would still be held. */
export const RemainingFailure = z.object({
  signature: HeldExchange.shape.signature,
  count: z.int().positive(),
  example: z.string().meta({ description: "One of the exchanges." }),
  faults: z.array(SignatureFault),
});
export type RemainingFailure = z.output<typeof RemainingFailure>;

/** Why a recipe cannot be applied to exchanges, by a code of the catalogue. */
export const RecipeRefusals = RemainingFailure.pick({ count: true, example: true }).extend({
  code: z.string(),
});
export type RecipeRefusals = z.output<typeof RecipeRefusals>;

/** `finished`: all that matched was tried; `cancelled`: given up by a person. */
export const TrialState = z.enum(["running", "finished", "cancelled"]);

/** What a recipe would make of all held exchanges that match, found out in steps; it holds no values of them. */
export const RecipeTrial = z.object({
  id: z.string().meta({ description: "The flow, a dot, and eight characters." }),
  filter: JobFilter,
  cutOff: Instant.meta({ description: "What came into quarantine later is not tried." }),
  recipe: RecipeText,
  by: z.string(),
  state: TrialState,
  matching: Count.meta({ description: "How many exchanges matched when it was asked for." }),
  tried: Count,
  passes: Count,
  stillFails: Count,
  refused: Count,
  remaining: z.array(RemainingFailure).max(REMAINING_KEPT).meta({
    description: "The failures that would remain, most exchanges first.",
  }),
  refusals: z.array(RecipeRefusals).meta({ description: "Why it cannot be applied to the refused." }),
  sample: z.array(z.string()).max(SAMPLE_KEPT).meta({ description: "The first ones that it would change." }),
  cursor: JobPosition.nullable(),
  finishedAt: Instant.nullable(),
  revision: z.int().nonnegative(),
});
export type RecipeTrial = z.output<typeof RecipeTrial>;
