import * as z from "zod";
import { PulseCounts } from "./pulse.ts";

const Count = z.int().nonnegative().default(0);

/** What happened on a flow in a day of the client's zone: its pulses summed up, and what people did. */
export const DailyCounts = PulseCounts.extend({
  day: z.iso.date(),
  replayed: Count.meta({ description: "Replays that people ordered." }),
  discarded: Count.meta({ description: "Held exchanges that people gave up." }),
});
export type DailyCounts = z.output<typeof DailyCounts>;
