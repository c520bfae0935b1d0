import { counted, type Sight } from "./sight.ts";
import { MOVING, stalled, type Verdict } from "./verdict.ts";

/** For so long a failure of the gate counts as present, in minutes. */
export const GATE_FAILURE_MINUTES = 15;

/** A gate fails when it gave up a message that it should have forwarded or held. */
export function gateFailure({ at, pulses }: Sight): Verdict {
  const { gateFailures } = counted(pulses, at.subtract({ minutes: GATE_FAILURE_MINUTES }), at);
  return gateFailures > 0 ? stalled(at, { messages: gateFailures }) : MOVING;
}
