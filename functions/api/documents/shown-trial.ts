import type * as z from "zod";
import type { ShownTrial } from "../../../schemas/api/recipe-operations.ts";
import type { RecipeTrial } from "../../../schemas/recipe-trial.ts";
import { timestamp } from "../../../schemas/timestamp.ts";

/** A trial as it is shown to who may see payloads of its flow. */
export function shownTrial(trial: RecipeTrial): z.input<typeof ShownTrial> {
  const { id, by, state, matching, tried, passes, stillFails, refused, remaining, refusals } = trial;
  const { from, until, ...named } = trial.filter;
  return {
    id,
    ...named,
    ...(from === undefined ? {} : { from: timestamp(from) }),
    ...(until === undefined ? {} : { until: timestamp(until) }),
    cutOff: timestamp(trial.cutOff),
    by,
    state,
    matching,
    tried,
    passes,
    stillFails,
    refused,
    remaining,
    refusals,
    finishedAt: trial.finishedAt && timestamp(trial.finishedAt),
  };
}
