import * as z from "zod";
import { Instant } from "./instant.ts";
import { RecipeText } from "./recipe.ts";

/** How many exchanges a canary carries out before it goes on to more; after the last of these come the rest. */
export const CANARY_WAVES = [1, 5, 50] as const;

/** So many exchanges are carried out at once at most. */
export const JOB_BATCH_MAX = 100;

/** Which held exchanges a job replays. */
export const JobFilter = z.object({
  flow: z.string(),
  signature: z.string().optional(),
  text: z.string().optional(),
  from: Instant.optional(),
  until: Instant.optional(),
});
export type JobFilter = z.output<typeof JobFilter>;

/** What a flow delivered in a time, taken from its archive to be delivered again; of one business key where it is said. */
export const Redelivery = z.object({ from: Instant, until: Instant, key: z.string().optional() });
export type Redelivery = z.output<typeof Redelivery>;

/** How many at a time: a canary of growing waves, or always so many. */
export const JobPace = z.union([
  z.strictObject({ canary: z.literal(true) }),
  z.strictObject({ batch: z.int().min(1).max(JOB_BATCH_MAX) }),
]);
export type JobPace = z.output<typeof JobPace>;

/**
 * `waiting`: for a second person to approve its recipe; `finished`: every exchange of the filter was looked at;
 * `cancelled`: given up by a person.
 */
export const JobState = z.enum(["waiting", "scheduled", "running", "paused", "finished", "cancelled"]);
export type JobState = z.output<typeof JobState>;

/**
 * Why a job waits: a `person` paused it; the canary failed, where an exchange came back with the cause that it had or
 * none went through; the target takes nothing; the target's queue grows; what an automatic recipe mended, or could not
 * mend, was refused.
 */
export const JobPause = z.enum([
  "person",
  "canary-failed",
  "target-failing",
  "target-depth",
  "recipe-refused",
]);
export type JobPause = z.output<typeof JobPause>;

/** Where in the order of taking a job has come: the oldest first, those of one time by their ids. */
export const JobPosition = z.object({ stateSince: z.string(), id: z.string() });
export type JobPosition = z.output<typeof JobPosition>;

/** An exchange that a job is about to replay. */
export const JobEntry = JobPosition.extend({
  signature: z.string().meta({ description: "What was wrong with it when it was listed." }),
  tries: z.int().nonnegative().meta({ description: "How often its replay failed without an end." }),
});
export type JobEntry = z.output<typeof JobEntry>;

/** What of a job is told, to people and to machines. */
export const JobEvent = z.enum(["job-waiting", "job-paused", "job-finished"]);
export type JobEvent = z.output<typeof JobEvent>;

/** A job remembers so many notices that were not posted yet; of more the oldest are left out. */
export const JOB_NOTICES_MAX = 10;

/** Something of a job that is still to be told; written by the change that it tells of. */
export const JobNotice = z.object({
  event: JobEvent,
  at: Instant,
  why: JobPause.nullable().meta({ description: "Of a pause." }),
});
export type JobNotice = z.output<typeof JobNotice>;

const Count = z.int().nonnegative();

/** A replay of many held exchanges, carried out in steps. */
export const ReplayJob = z.object({
  id: z.string().meta({ description: "The flow, a dot, and eight characters." }),
  filter: JobFilter,
  redelivery: Redelivery.nullable().default(null).meta({
    description: "What of the flow's archive it delivers again, in place of what is held.",
  }),
  cutOff: Instant.meta({ description: "What came into quarantine later is not taken." }),
  startAt: Instant,
  recipe: RecipeText.nullable()
    .default(null)
    .meta({ description: "By which each exchange is corrected before it is sent." }),
  trial: z.string().nullable().default(null).meta({
    description: "What told beforehand what its recipe would make of them.",
  }),
  automatic: z.object({ limit: Count }).nullable().default(null).meta({
    description: "Of a job that nobody started by hand: it takes so many, and stops when one is refused.",
  }),
  approvedBy: z.string().nullable().default(null).meta({
    description: "The second person, where the recipe needed one.",
  }),
  pace: JobPace,
  rate: z.int().positive().nullable().meta({ description: "To the target, per second at most." }),
  by: z.string(),
  at: Instant,
  why: z.string(),
  state: JobState,
  pausedFor: JobPause.nullable(),
  matching: Count.meta({ description: "How many exchanges matched when it was asked for." }),
  sent: Count,
  heldAgain: Count,
  skipped: Count.meta({
    description: "Left as they were, since a replay or the recipe by hand would be refused too.",
  }),
  wave: z
    .object({ number: Count, sent: Count, heldAgain: Count, unmended: Count })
    .meta({ description: "Of the canary: which wave, and what came of it so far." }),
  cursor: JobPosition.nullable(),
  batch: z.array(JobEntry).max(JOB_BATCH_MAX).meta({
    description: "What is being carried out; written before it is, so that a crash loses none.",
  }),
  unsettled: z.boolean().meta({
    description: "Whether the batch may be half carried out, by a run that is at it or broke off.",
  }),
  failuresInARow: Count,
  depthAtStart: Count.nullable().meta({ description: "Of the target, when it was started or resumed." }),
  notBefore: Instant.nullable().meta({ description: "When the rate lets the next batch go." }),
  lease: z
    .object({ run: z.string(), until: Instant })
    .nullable()
    .meta({ description: "The run that works on it; no other does until then." }),
  finishedAt: Instant.nullable(),
  notices: z.array(JobNotice).max(JOB_NOTICES_MAX).default([]),
  revision: z.int().positive(),
});
export type ReplayJob = z.output<typeof ReplayJob>;

/** What became of one exchange of a job: `sent` is not processed, which the target tells, if anybody. */
export const JobOutcome = z.object({
  exchange: z.string(),
  outcome: z.enum(["sent", "held-again", "skipped"]),
  code: z
    .string()
    .nullable()
    .meta({ description: "Of the catalogue or the contract: what is wrong with it, or why it was left." }),
  at: Instant,
});
export type JobOutcome = z.output<typeof JobOutcome>;

/** What the target of a job's exchanges answered to them so far, where their flow is answered at all. */
export const JobAnswers = z.object({
  accepted: z.int().nonnegative().default(0),
  refused: z.int().nonnegative().default(0),
});
export type JobAnswers = z.output<typeof JobAnswers>;
