import type { Temporal } from "temporal-polyfill";
import type { Evidence } from "../../../schemas/watch-state.ts";

/**
 * What a rule says of a subject at one minute: `due` is when it became wrong by the rule, `begun` when the
 * trouble itself began, as people tell it.
 */
export type Verdict =
  | {
      readonly verdict: "stalled";
      readonly due: Temporal.Instant;
      readonly begun: Temporal.Instant;
      readonly evidence: Evidence;
    }
  | { readonly verdict: "moving" }
  | { readonly verdict: "not-applicable" };

/** All is well. */
export const MOVING: Verdict = { verdict: "moving" };

/** The rule does not ask anything of this subject at this minute. */
export const NOT_APPLICABLE: Verdict = { verdict: "not-applicable" };

/** Something is wrong since it fell due, and began then unless it is said otherwise. */
export function stalled(due: Temporal.Instant, evidence: Evidence, begun: Temporal.Instant = due): Verdict {
  return { verdict: "stalled", due, begun, evidence };
}
