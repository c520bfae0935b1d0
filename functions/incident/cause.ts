import type { WatchMode } from "../../schemas/expectation.ts";
import type { StallKind } from "../../schemas/stall-kind.ts";
import type { Subject } from "../../schemas/watch-state.ts";

/** Whether a cause is a stall of this subject. */
export function isCauseOf({ type, id }: Subject, cause: string): boolean {
  return cause.startsWith(`${type}/${id}#`);
}

/**
 * The one name of a cause: no two incidents that are not closed have the same. What only observes is a cause
 * of its own, so that it never stands in the way of a call.
 */
export function causeOf({ type, id }: Subject, kind: StallKind, mode: WatchMode = "live"): string {
  return `${type}/${id}#${kind}${mode === "observe" ? "~observe" : ""}`;
}
