import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../../schemas/duration.ts";
import { businessTimeBetween } from "../../calendar/business-time.ts";
import { counted, type Sight, type Terms } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/**
 * A flow's volume is wrong when a window saw too much, or too little. Too little is asked only of a window
 * that lies wholly within the service hours and in which the flow was known throughout.
 */
export function volume({ at, knownSince, pulses }: Sight, { expected, hours }: Terms): Verdict {
  if (expected.volume.length === 0) return NOT_APPLICABLE;
  for (const { per, minimum, maximum } of expected.volume) {
    const length = milliseconds(per);
    const from = at.subtract({ milliseconds: length });
    const { received } = counted(pulses, from, at);
    if (maximum !== undefined && received > maximum)
      return stalled(at, { received, maximum, per: String(per) });
    if (minimum === undefined || received >= minimum) continue;
    if (Temporal.Instant.compare(from, knownSince) < 0) continue;
    if (businessTimeBetween(hours, from, at) < length) continue;
    return stalled(at, { received, minimum, per: String(per) });
  }
  return MOVING;
}
