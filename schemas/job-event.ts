import * as z from "zod";
import { Instant } from "./instant.ts";
import { JobEvent, JobPause, ReplayJob } from "./replay-job.ts";

/** What the topic of events carries of a replay job, as JSON text; fields may be added within a version. */
export const PublishedJobEvent = z.object({
  version: z.literal(1),
  client: z.string(),
  event: JobEvent,
  at: Instant,
  job: ReplayJob.pick({ id: true, matching: true, sent: true, heldAgain: true, skipped: true }).extend({
    flow: z.string(),
    why: JobPause.nullable(),
  }),
});
/** An event as it is published. */
export type PublishedJobEvent = z.input<typeof PublishedJobEvent>;
