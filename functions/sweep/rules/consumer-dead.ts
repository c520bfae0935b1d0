import { milliseconds } from "../../../schemas/duration.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { Temporal } from "temporal-polyfill";
import { addBusinessTime } from "../../calendar/business-time.ts";
import type { Sight, Terms } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/** A consumer is dead when messages wait in the target queue and none was taken for too long in service hours. */
export function consumerDead(
  { at, depth, untaken }: Sight,
  { expected: { backlog }, hours }: Terms,
): Verdict {
  if (!backlog || !depth) return NOT_APPLICABLE;
  if (!untaken) return MOVING;
  const dead = addBusinessTime(hours, untaken.since, milliseconds(backlog.untaken));
  if (!dead || Temporal.Instant.compare(at, dead) < 0) return MOVING;
  return stalled(dead, { waiting: depth.target.waiting, since: timestamp(untaken.since) }, untaken.since);
}
