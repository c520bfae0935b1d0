import type * as z from "zod";
import type { tryRecipe } from "../../schemas/api/recipe-operations.ts";

/** A page of a trial. */
export type TrialPage = z.input<typeof tryRecipe.answer>;

/** Why a recipe cannot be applied to so many exchanges, one of which is named. */
interface Refusals {
  readonly code: string;
  readonly count: number;
  readonly id: string;
}

/** What a recipe would make of all that was tried. */
export interface TrialSum extends Pick<
  TrialPage,
  "tried" | "passes" | "stillFails" | "refused" | "remaining" | "sample"
> {
  readonly refusals: readonly Refusals[];
}

export const NOTHING_TRIED: TrialSum = {
  tried: 0,
  passes: 0,
  stillFails: 0,
  refused: 0,
  remaining: [],
  sample: [],
  refusals: [],
};

/** Adds of what counts those alike, the first of which stands for them; most first. */
function counted<T extends { readonly count: number }>(all: readonly T[], nameOf: (one: T) => string): T[] {
  return [...Map.groupBy(all, nameOf).values()]
    .flatMap((alike) => {
      const count = alike.reduce((sum, one) => sum + one.count, 0);
      return alike.slice(0, 1).map((one) => ({ ...one, count }));
    })
    .toSorted((one, other) => other.count - one.count);
}

/** What was tried so far and one page more. */
export function added(sum: TrialSum, page: TrialPage): TrialSum {
  const refused = page.items.flatMap(({ outcome, code, id }) =>
    outcome === "refused" && code !== null ? [{ code, count: 1, id }] : [],
  );
  return {
    tried: sum.tried + page.tried,
    passes: sum.passes + page.passes,
    stillFails: sum.stillFails + page.stillFails,
    refused: sum.refused + page.refused,
    remaining: counted([...sum.remaining, ...page.remaining], ({ signature }) => signature),
    refusals: counted([...sum.refusals, ...refused], ({ code }) => code),
    sample: [...sum.sample, ...page.sample.filter(({ changedTotal }) => changedTotal > 0)],
  };
}
