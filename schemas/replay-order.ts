import * as z from "zod";

/** What the replay queue carries: which held exchange, and which of its replays is meant. */
export const ReplayOrder = z.strictObject({ quarantineId: z.string(), replayId: z.string() });
export type ReplayOrder = z.infer<typeof ReplayOrder>;
