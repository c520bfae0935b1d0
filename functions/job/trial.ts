import type { Temporal } from "temporal-polyfill";
import type { Recipe } from "../../schemas/recipe.ts";
import {
  type RecipeRefusals,
  type RecipeTrial,
  type RemainingFailure,
  REMAINING_KEPT,
  SAMPLE_KEPT,
} from "../../schemas/recipe-trial.ts";
import type { JobFilter, JobPosition } from "../../schemas/replay-job.ts";
import { signatureFaults } from "../quarantine/signature.ts";
import type { Tried } from "../recipe/trial.ts";

/** What somebody asks for. */
interface TrialWanted {
  readonly id: string;
  readonly filter: JobFilter;
  readonly recipe: Recipe;
  readonly matching: number;
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** A trial as it is stored first, before anything was tried. */
export function newTrial({ at, ...wanted }: TrialWanted): RecipeTrial {
  return {
    ...wanted,
    cutOff: at,
    state: "running",
    tried: 0,
    passes: 0,
    stillFails: 0,
    refused: 0,
    remaining: [],
    refusals: [],
    sample: [],
    cursor: null,
    finishedAt: null,
    revision: 0,
  };
}

/** What a recipe would make of one exchange. */
export interface TriedExchange {
  readonly id: string;
  readonly tried: Tried;
}

/** One part of what a trial goes through, up to where the list was gone through. */
export interface TriedPart {
  readonly exchanges: readonly TriedExchange[];
  readonly cursor: JobPosition | null;
  readonly isEnd: boolean;
}

/** Adds up those of one name, the first of which stands for them; most first. */
function together<T extends { readonly count: number }>(all: readonly T[], nameOf: (one: T) => string): T[] {
  return [...Map.groupBy(all, nameOf).values()]
    .flatMap((alike) => {
      const count = alike.reduce((sum, one) => sum + one.count, 0);
      return alike.slice(0, 1).map((one) => ({ ...one, count }));
    })
    .toSorted((one, other) => other.count - one.count || nameOf(one).localeCompare(nameOf(other)));
}

/** A trial with one part more; undefined where it does not run. */
export function withPart(
  trial: RecipeTrial,
  { exchanges, cursor, isEnd }: TriedPart,
  now: Temporal.Instant,
): RecipeTrial | undefined {
  if (trial.state !== "running") return undefined;
  const remaining: RemainingFailure[] = [];
  const refusals: RecipeRefusals[] = [];
  const sample: string[] = [];
  let passes = 0;
  for (const { id, tried } of exchanges) {
    if (tried.outcome === "refused") refusals.push({ code: tried.code, count: 1, example: id });
    else if (tried.changed.length > 0) sample.push(id);
    if (tried.outcome === "passes") passes += 1;
    if (tried.outcome === "still-fails") {
      const faults = [...signatureFaults(tried.findings)];
      remaining.push({ signature: tried.signature, count: 1, example: id, faults });
    }
  }
  return {
    ...trial,
    tried: trial.tried + exchanges.length,
    passes: trial.passes + passes,
    stillFails: trial.stillFails + remaining.length,
    refused: trial.refused + refusals.length,
    remaining: together([...trial.remaining, ...remaining], ({ signature }) => signature).slice(
      0,
      REMAINING_KEPT,
    ),
    refusals: together([...trial.refusals, ...refusals], ({ code }) => code),
    sample: [...trial.sample, ...sample].slice(0, SAMPLE_KEPT),
    cursor,
    ...(isEnd ? { state: "finished", finishedAt: now } : {}),
  };
}

/** A person gives a trial up; undefined where it does not run. */
export function cancelledTrial(trial: RecipeTrial, now: Temporal.Instant): RecipeTrial | undefined {
  return trial.state === "running" ? { ...trial, state: "cancelled", finishedAt: now } : undefined;
}
