import type { Sight, Terms } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/** A flow is backlogged when more messages wait in its inbound or its target queue than may. */
export function backlogged({ at, depth }: Sight, { expected: { backlog } }: Terms): Verdict {
  if (!backlog || !depth) return NOT_APPLICABLE;
  const inbound = depth.inbound.waiting;
  const target = depth.target.waiting;
  if (Math.max(inbound, target) <= backlog.messages) return MOVING;
  return stalled(at, { inbound, target, limit: backlog.messages });
}
