import * as z from "zod";

/** What happened on a flow, counted: over-counting is harmless, under-counting a false alarm. */
export const PulseCounts = z.strictObject({
  received: z.int().nonnegative(),
  forwarded: z.int().nonnegative(),
  quarantined: z.int().nonnegative(),
  duplicate: z.int().nonnegative(),
  acknowledged: z.int().nonnegative(),
});
export type PulseCounts = z.infer<typeof PulseCounts>;
