import * as z from "zod";
import { Instant } from "./instant.ts";

const Count = z.int().nonnegative().default(0);

/** What happened on a flow, counted: over-counting is harmless, under-counting a false alarm. */
export const PulseCounts = z.strictObject({
  received: Count,
  forwarded: Count,
  quarantined: Count,
  duplicate: Count,
  behind: Count.meta({
    description: "Held for nothing but their turn, on an ordered flow; not among the quarantined.",
  }),
  acknowledged: Count,
  gateFailures: Count.meta({ description: "Of the quarantined, those on which the gate itself failed." }),
  observed: Count.meta({
    description: "Of the forwarded, those that would have been held, had the flow not been under observe.",
  }),
  turnedAway: Count.meta({
    description: "Refused at the door by the contract, where the flow asks for that; not received.",
  }),
  bypassed: Count.meta({ description: "Of the forwarded, those that were not checked, under bypass." }),
});
export type PulseCounts = z.output<typeof PulseCounts>;

/** What is to be counted; what is not named is nothing. */
export type Counted = z.input<typeof PulseCounts>;

/** The counts of one minute, told by its beginning. */
export const Pulse = PulseCounts.extend({ minute: Instant });
export type Pulse = z.output<typeof Pulse>;
