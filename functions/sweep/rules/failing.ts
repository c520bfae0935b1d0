import { milliseconds } from "../../../schemas/duration.ts";
import { counted, type Sight, type Terms } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/** A flow is failing when too many of its exchanges, or too large a share of them, were held in a window. */
export function failing({ at, pulses }: Sight, { expected: { failures } }: Terms): Verdict {
  if (!failures) return NOT_APPLICABLE;
  const from = at.subtract({ milliseconds: milliseconds(failures.per) });
  const { received, quarantined } = counted(pulses, from, at);
  const byShare = quarantined >= failures.atLeast && quarantined >= failures.share * received;
  if (!byShare && quarantined < failures.number) return MOVING;
  return stalled(at, { held: quarantined, received, per: String(failures.per) });
}
