import * as z from "zod";
import { Recipe, StoredRecipe } from "../recipe.ts";
import { JobAnswers, JobOutcome, JobPace, JobPause, JobState } from "../replay-job.ts";
import { CARETAKERS, EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, NO_QUERY, operation } from "./operation.ts";
import { pageOf, PageQuery } from "./page.ts";
import { HELD_FILTERS, SignatureName } from "./quarantine-operations.ts";
import { FlowName, ShownTime, Why } from "./shown-time.ts";

const tag = "Replay jobs";

/** A job, in a path. */
const JobId = z.strictObject({
  id: z.string().min(1).max(80).meta({ description: "As a list of jobs shows it." }),
});

/** Which held exchanges a job replays: of one flow, since a job has one target. */
const JobFilters = z.strictObject({
  flow: FlowName,
  signature: SignatureName.optional().meta({ description: "Of this failure only." }),
  text: HELD_FILTERS.text,
  from: HELD_FILTERS.from,
  until: HELD_FILTERS.until,
});

const Count = z.int().nonnegative();

/** A job as people see it. */
export const ShownJob = JobFilters.extend({
  id: JobId.shape.id,
  state: JobState,
  pausedFor: JobPause.nullable().meta({
    description:
      "Why it waits: for a person, since its canary or its target failed, or since the target's queue grew too long.",
  }),
  redelivery: z
    .object({ from: ShownTime, until: ShownTime, key: z.string().optional() })
    .nullable()
    .meta({ description: "What it delivers again from the archive, in place of what is held." }),
  corrects: z.boolean().meta({ description: "Whether a recipe corrects each exchange before it is sent." }),
  recipe: Recipe.optional().meta({
    description: "Of a job that is shown by itself, to whoever may see payloads of the flow.",
  }),
  trial: z.string().nullable().meta({
    description: "The trial that told beforehand what its recipe would make of them.",
  }),
  approvedBy: z.string().nullable().meta({
    description: "The second person, where the recipe needed one and has them.",
  }),
  pace: JobPace,
  rate: z.int().positive().nullable().meta({ description: "To the target, per second at most." }),
  cutOff: ShownTime.meta({ description: "What came into quarantine later is not taken." }),
  startAt: ShownTime,
  by: z.string(),
  at: ShownTime,
  why: Why,
  finishedAt: ShownTime.nullable(),
  matching: Count.meta({ description: "How many exchanges matched when it was asked for." }),
  taken: Count.meta({ description: "How many were replayed: sent, or come back." }),
  sent: Count.meta({ description: "Handed to the target, which is not to say processed." }),
  answered: JobAnswers.optional().meta({
    description:
      "Of those sent, how many their target accepted or refused so far, by its acknowledgements; of a job that is shown by itself, where the flow is answered.",
  }),
  heldAgain: Count,
  skipped: Count.meta({
    description: "Left as they were, as a replay or the recipe by hand would be refused too.",
  }),
  left: Count.meta({ description: "Still to come; of a job that ended, what others took meanwhile." }),
  revision: z.int().positive(),
}).meta({ id: "ReplayJob" });

/** A job, in the audit trail. */
const onJob = ({ parameters: { id } }: { readonly parameters: z.output<typeof JobId> }) => `job/${id}`;

/** Starts a replay of all that match. */
export const startJob = operation({
  id: "startJob",
  method: "post",
  path: "/jobs",
  summary: "Replay all held exchanges that match, in steps",
  description:
    "What comes into quarantine after the call is not taken, nor what comes back of the job itself. The oldest goes first. Above `desk.bulkWithoutLead` exchanges only a lead may; with a recipe anybody of support may, and the job then waits until a second person approves it, as it always does on a sensitive flow.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: JobFilters.extend({
    recipe: StoredRecipe.optional().meta({
      description:
        "Corrects the newest version of each exchange before it is sent. What it cannot correct, or what the contract refuses also then, is left as it was.",
    }),
    trial: z.string().max(80).optional().meta({
      description:
        "The finished trial of this very recipe on these very exchanges, shown to whoever approves the job.",
    }),
    pace: JobPace.prefault({ canary: true }).meta({
      description:
        "A canary sends 1, then 5, then 50, then the rest, and pauses where one comes back for the cause it had, or where none of a wave goes through. Or so many at a time.",
    }),
    rate: z.int().min(1).max(3000).optional().meta({
      description:
        "To the target, per second at most; `desk.jobs.ratePerSecond` of the client where it is not said.",
    }),
    startAt: ShownTime.optional().meta({ description: "Not before; at once where it is not said." }),
    why: Why,
  }),
  answer: ShownJob,
  problems: [
    "flow-unknown",
    "bulk-needs-lead",
    "job-without-exchanges",
    "recipe-format-unsupported",
    "trial-unknown",
    "trial-of-other",
  ],
  audited: {
    draws: "id",
    subject: ({ body: { flow }, drawn }) => `job/${flow}.${drawn}`,
    action: () => "start job",
    why: ({ body }) => body.why,
  },
});

/** Tells what a job would replay; nothing is stored. */
export const tryJob = operation({
  id: "tryJob",
  method: "post",
  path: "/jobs/dry-run",
  summary: "Count what a replay job would take, by what is wrong with it",
  description:
    "Nothing is stored, and nothing is sent. What a recipe would make of each exchange is told by `POST /flows/{flow}/recipe-trials`.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: JobFilters.extend({ recipe: StoredRecipe.optional() }),
  answer: z.object({
    matching: Count,
    needsLead: z.boolean().meta({ description: "Whether only a lead may start it." }),
    needsApproval: z.boolean().meta({ description: "Whether it would wait for a second person." }),
    bySignature: z.array(z.object({ signature: z.string(), count: Count })),
  }),
  problems: ["flow-unknown", "recipe-format-unsupported"],
});

/** Lists jobs. */
export const listJobs = operation({
  id: "listJobs",
  method: "get",
  path: "/jobs",
  summary: "List replay jobs, those first that were asked for last",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: PageQuery,
  body: NO_BODY,
  answer: pageOf(ShownJob),
  problems: ["cursor-unreadable"],
});

/** Shows a job. */
export const showJob = operation({
  id: "showJob",
  method: "get",
  path: "/jobs/{id}",
  summary: "Show how far a replay job has come",
  tag,
  roles: EVERYBODY,
  concerns: "flow",
  parameters: JobId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: ShownJob,
  problems: ["job-unknown"],
});

/** Lists what became of the exchanges of a job. */
export const listJobOutcomes = operation({
  id: "listJobOutcomes",
  method: "get",
  path: "/jobs/{id}/outcomes",
  summary: "List what became of each exchange of a replay job",
  tag,
  roles: EVERYBODY,
  concerns: "flow",
  parameters: JobId,
  query: PageQuery,
  body: NO_BODY,
  answer: pageOf(JobOutcome.extend({ at: ShownTime })),
  problems: ["job-unknown", "cursor-unreadable"],
});

const changing = {
  method: "post",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: JobId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: ShownJob,
} as const;

/** Lets a job begin that waits for a second person. */
export const approveJob = operation({
  ...changing,
  id: "approveJob",
  path: "/jobs/{id}/approve",
  summary: "Approve the recipe of a replay job, as somebody else than who asked for it",
  description: "Above `desk.bulkWithoutLead` exchanges only a lead may.",
  problems: ["job-unknown", "bulk-needs-lead", "job-over", "job-not-waiting", "approval-by-author"],
  audited: { subject: onJob, action: () => "approve job" },
});

/** Pauses a job. */
export const pauseJob = operation({
  ...changing,
  id: "pauseJob",
  path: "/jobs/{id}/pause",
  summary: "Pause a replay job: what is under way ends, and no more is taken",
  problems: ["job-unknown", "job-over", "job-not-running", "job-waits-for-approval"],
  audited: { subject: onJob, action: () => "pause job" },
});

/** Lets a paused job go on. */
export const resumeJob = operation({
  ...changing,
  id: "resumeJob",
  path: "/jobs/{id}/resume",
  summary: "Let a paused replay job go on, a canary with the same wave once more",
  problems: ["job-unknown", "bulk-needs-lead", "job-over", "job-not-paused", "job-waits-for-approval"],
  audited: { subject: onJob, action: () => "resume job" },
});

/** Gives a job up. */
export const cancelJob = operation({
  ...changing,
  id: "cancelJob",
  path: "/jobs/{id}/cancel",
  summary: "Give a replay job up: what was sent stays sent, the rest stays held",
  problems: ["job-unknown", "job-over"],
  audited: { subject: onJob, action: () => "cancel job" },
});
