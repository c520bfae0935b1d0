import * as z from "zod";

/** What a contestant's process is to do: invoke its handler on `warmUp` orders, then on `measured` ones. */
export const Task = z.object({
  bundle: z.string(),
  inbound: z.string(),
  batchSize: z.int(),
  firstOrder: z.int(),
  warmUp: z.int(),
  measured: z.int(),
});
export type Task = z.infer<typeof Task>;

/** What the process tells: that it is warm and waits, then what the measured part took. */
export const Report = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("warm") }),
  z.object({ kind: z.literal("measured"), cpuMilliseconds: z.number() }),
]);
export type Report = z.infer<typeof Report>;
