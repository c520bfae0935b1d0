import type { Temporal } from "temporal-polyfill";
import type { Evidence } from "../../../schemas/watch-state.ts";

/** What a rule says of a subject at one minute; `since` is when it fell due to be wrong. */
export type Verdict =
  | { readonly verdict: "stalled"; readonly since: Temporal.Instant; readonly evidence: Evidence }
  | { readonly verdict: "moving" }
  | { readonly verdict: "not-applicable" };

/** All is well. */
export const MOVING: Verdict = { verdict: "moving" };

/** The rule does not ask anything of this subject at this minute. */
export const NOT_APPLICABLE: Verdict = { verdict: "not-applicable" };

/** Something is wrong since an instant. */
export function stalled(since: Temporal.Instant, evidence: Evidence): Verdict {
  return { verdict: "stalled", since, evidence };
}
