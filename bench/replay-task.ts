import * as z from "zod";

/** What a process is to replay: so many in each of several rounds, by turns with copies of as many; and where AWS is. */
export const ReplayTask = z.object({
  rounds: z.int().positive(),
  replayed: z.int().positive(),
  alone: z.boolean().meta({ description: "Whether it is a job without copies, for its memory." }),
  sqs: z.url(),
  dynamodb: z.url(),
});
export type ReplayTask = z.output<typeof ReplayTask>;

/** In milliseconds: of the clock, and of the process's own processor time. */
const Taken = z.object({ milliseconds: z.number(), cpu: z.number() });

/** What one round took on each side. */
export const ReplayRound = z.object({
  job: Taken,
  copy: Taken.nullable(),
  copyAtOnce: Taken.nullable(),
  heapMegabytes: z.array(z.number()).meta({ description: "After 10, 50 and 100 % of the job." }),
});
export type ReplayRound = z.output<typeof ReplayRound>;

/** The queues between which the bare SDK copies. */
export const COPIED = { from: "bench-copied-from", to: "bench-copied-to" } as const;
