import { Temporal } from "temporal-polyfill";
import type { AutomaticEnd, AutomaticRecipe } from "../../schemas/automatic-recipe.ts";
import type { ReplayJob } from "../../schemas/replay-job.ts";
import type { SavedRecipe } from "../../schemas/saved-recipe.ts";

/** How an automatic recipe stands, as far as its decision asks for it. */
export interface AutomaticSight {
  /** Its job, where it has one. */
  readonly job: ReplayJob | undefined;
  readonly kept: SavedRecipe | undefined;
  /** Whether its flow is there, takes recipes, and is not sensitive. */
  readonly isAllowed: boolean;
  readonly now: Temporal.Instant;
}

/** Pauses that tell of a refusal; others are of a person, or pass. */
const REFUSED: readonly ReplayJob["pausedFor"][] = ["recipe-refused", "canary-failed", "target-failing"];

/** Why it ends; undefined where it goes on. */
function endOf(
  { until, cap, corrected, recipeRevision }: AutomaticRecipe,
  { job, kept, isAllowed, now }: AutomaticSight,
): AutomaticEnd | undefined {
  if (job?.state === "cancelled") return "person";
  if (job && REFUSED.includes(job.pausedFor)) return "refused";
  if (!isAllowed || kept?.revision !== recipeRevision) return "changed";
  if (Temporal.Instant.compare(until, now) <= 0) return "date";
  return corrected >= cap ? "cap" : undefined;
}

/** An automatic recipe as it stands now: what a job of it that ended has corrected is counted, and whether it ends. */
export function lookedAt(automatic: AutomaticRecipe, sight: AutomaticSight): AutomaticRecipe {
  const { job } = sight;
  const isOver = job?.state === "finished" || job?.state === "cancelled";
  // What its job left is in other hands, and stays there.
  const counted = isOver
    ? {
        ...automatic,
        corrected: automatic.corrected + job.sent,
        from: job.cutOff.add({ milliseconds: 1 }),
        job: null,
      }
    : automatic;
  const endedFor = endOf(counted, sight);
  return endedFor === undefined ? counted : { ...counted, endedFor };
}

/** Why a job of it was started, as its history and the audit trail tell it. */
export const automaticReason = ({ recipeRevision, signature, by, why }: AutomaticRecipe) =>
  `automatic, recipe ${signature} v${recipeRevision}, allowed by ${by}: ${why}`.slice(0, 500);
