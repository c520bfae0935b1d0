import { milliseconds } from "../../../schemas/duration.ts";
import { counted, type Sight, type Terms } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/** What was forwarded longer ago than this is no longer waited for, in hours. */
export const ACKNOWLEDGED_WITHIN_HOURS = 24;

/**
 * A flow is unacknowledged when of what was forwarded, more than the target may still be busy with was not
 * acknowledged. Acknowledgements are counted, not matched, so that a late one of yesterday does not hide today's.
 */
export function unacknowledged({ at, pulses }: Sight, { expected }: Terms): Verdict {
  if (!expected.acknowledged) return NOT_APPLICABLE;
  const until = at.subtract({ milliseconds: milliseconds(expected.acknowledged.within) });
  const from = until.subtract({ hours: ACKNOWLEDGED_WITHIN_HOURS });
  const { forwarded } = counted(pulses, from, until);
  const { acknowledged } = counted(pulses, from, at);
  if (acknowledged >= forwarded) return MOVING;
  return stalled(at, { forwarded, acknowledged, within: String(expected.acknowledged.within) });
}
