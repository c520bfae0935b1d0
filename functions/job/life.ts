import { Temporal } from "temporal-polyfill";
import type { Recipe } from "../../schemas/recipe.ts";
import {
  JOB_NOTICES_MAX,
  type JobEntry,
  type JobEvent,
  type JobFilter,
  type JobPace,
  type JobPause,
  type JobPosition,
  type Redelivery,
  type ReplayJob,
} from "../../schemas/replay-job.ts";

/** Indexes lag behind their table, so that what was held just before the cut-off is listed only then. */
const LISTED_AFTER = Temporal.Duration.from({ seconds: 5 });

/** No run takes longer, by the timeout of its function: then its lease is free. */
export const RUN_SECONDS_MAX = 55;

/** What somebody asks for. */
export interface JobWanted {
  readonly id: string;
  readonly filter: JobFilter;
  readonly redelivery?: Redelivery | null;
  /** By which each exchange is corrected; and whether a second person is to approve it first. */
  readonly recipe?: Recipe | null;
  readonly needsApproval?: boolean;
  /** The trial of its recipe. */
  readonly trial?: string | null;
  readonly automatic?: ReplayJob["automatic"];
  readonly pace: JobPace;
  readonly rate: number | null;
  readonly startAt: Temporal.Instant | undefined;
  readonly matching: number;
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly why: string;
}

const NO_WAVE = { number: 0, sent: 0, heldAgain: 0, unmended: 0 };

/** A job as it is stored first, before anything of it is done. */
export function newJob({
  startAt,
  at,
  redelivery = null,
  recipe = null,
  trial = null,
  automatic = null,
  needsApproval = false,
  ...wanted
}: JobWanted): ReplayJob {
  const listed = at.add(LISTED_AFTER);
  return {
    ...wanted,
    at,
    redelivery,
    recipe,
    trial,
    automatic,
    approvedBy: null,
    cutOff: at,
    startAt: startAt && Temporal.Instant.compare(startAt, listed) > 0 ? startAt : listed,
    state: needsApproval ? "waiting" : "scheduled",
    pausedFor: null,
    sent: 0,
    heldAgain: 0,
    skipped: 0,
    wave: NO_WAVE,
    cursor: null,
    batch: [],
    unsettled: false,
    failuresInARow: 0,
    depthAtStart: null,
    notBefore: null,
    lease: null,
    finishedAt: null,
    notices: needsApproval ? [{ event: "job-waiting", at, why: null }] : [],
    revision: 1,
  };
}

/** Whether nothing of a job is left to be done or told; of one that was cancelled, what was under way is. */
export function isOver({ state, unsettled, notices }: ReplayJob): boolean {
  return notices.length === 0 && (state === "finished" || (state === "cancelled" && !unsettled));
}

/** A job with something of it to be told, which its next change writes with it. */
function telling(job: ReplayJob, event: JobEvent, at: Temporal.Instant, why: JobPause | null): ReplayJob {
  return { ...job, notices: [...job.notices, { event, at, why }].slice(-JOB_NOTICES_MAX) };
}

function isDue({ state, startAt, unsettled }: ReplayJob, now: Temporal.Instant): boolean {
  if (state === "scheduled") return Temporal.Instant.compare(startAt, now) <= 0;
  return state === "running" || unsettled;
}

/** A run takes a job up; undefined where there is nothing to do now, or another run works on it. */
export function leased(job: ReplayJob, run: string, now: Temporal.Instant): ReplayJob | undefined {
  if (!isDue(job, now)) return undefined;
  const { lease } = job;
  if (lease && lease.run !== run && Temporal.Instant.compare(lease.until, now) > 0) return undefined;
  const until = now.add({ seconds: RUN_SECONDS_MAX });
  const state = job.state === "scheduled" ? "running" : job.state;
  return { ...job, state, lease: { run, until } };
}

/** A run lets a job go. */
export function released(job: ReplayJob, run: string): ReplayJob | undefined {
  return job.lease?.run === run ? { ...job, lease: null } : undefined;
}

/** Writes down what is carried out next, and up to where the list was gone through; undefined where it may not be. */
export function planned(
  job: ReplayJob,
  run: string,
  { batch, cursor }: { readonly batch: readonly JobEntry[]; readonly cursor: JobPosition | null },
): ReplayJob | undefined {
  if (job.lease?.run !== run || job.state !== "running") return undefined;
  return { ...job, batch: [...batch], unsettled: batch.length > 0, cursor };
}

/** Everything was looked at. */
export function finished(job: ReplayJob, run: string, now: Temporal.Instant): ReplayJob | undefined {
  if (job.lease?.run !== run || job.state !== "running") return undefined;
  return telling({ ...job, state: "finished", finishedAt: now }, "job-finished", now, null);
}

/** A job that stops by itself, which somebody is told. */
export function pausedFor(job: ReplayJob, why: JobPause, at: Temporal.Instant): ReplayJob {
  return telling({ ...job, state: "paused", pausedFor: why }, "job-paused", at, why);
}

/** A running job stops by itself. */
export function stopped(
  job: ReplayJob,
  run: string,
  why: JobPause,
  now: Temporal.Instant,
): ReplayJob | undefined {
  if (job.lease?.run !== run || job.state !== "running") return undefined;
  return pausedFor(job, why, now);
}

/** The depth of the target from which its growth counts. */
export function measured(job: ReplayJob, run: string, depth: number): ReplayJob | undefined {
  if (job.lease?.run !== run) return undefined;
  return { ...job, depthAtStart: depth };
}

/** Why a person may not do something with a job as it stands. */
export type JobRefusal =
  | "job-over"
  | "job-not-running"
  | "job-not-paused"
  | "job-waits-for-approval"
  | "job-not-waiting"
  | "approval-by-author";

/** The job after what a person does, or why that is refused. */
export type JobDecision =
  | { readonly outcome: "done"; readonly job: ReplayJob }
  | { readonly outcome: "refused"; readonly code: JobRefusal };

const isEnded = ({ state }: ReplayJob) => state === "finished" || state === "cancelled";
const refusal = (code: JobRefusal): JobDecision => ({ outcome: "refused", code });

/** A second person lets a job begin that waits for one. */
export function approved(job: ReplayJob, by: string): JobDecision {
  if (isEnded(job)) return refusal("job-over");
  if (job.state !== "waiting") return refusal("job-not-waiting");
  if (job.by === by) return refusal("approval-by-author");
  return { outcome: "done", job: { ...job, state: "scheduled", approvedBy: by } };
}

/** A person pauses a job: what is under way ends, and nothing more is taken. */
export function paused(job: ReplayJob): JobDecision {
  if (isEnded(job)) return refusal("job-over");
  if (job.state === "waiting") return refusal("job-waits-for-approval");
  if (job.state === "paused") return refusal("job-not-running");
  return { outcome: "done", job: { ...job, state: "paused", pausedFor: "person" } };
}

/** A person lets a paused job go on: the same wave once more, and what counts against it from anew. */
export function resumed(job: ReplayJob, now: Temporal.Instant): JobDecision {
  if (isEnded(job)) return refusal("job-over");
  if (job.state === "waiting") return refusal("job-waits-for-approval");
  if (job.state !== "paused") return refusal("job-not-paused");
  return {
    outcome: "done",
    job: {
      ...job,
      state: Temporal.Instant.compare(job.startAt, now) > 0 ? "scheduled" : "running",
      pausedFor: null,
      wave: { ...NO_WAVE, number: job.wave.number },
      failuresInARow: 0,
      depthAtStart: null,
    },
  };
}

/** A person gives a job up: what is under way ends, and nothing more is taken. */
export function cancelled(job: ReplayJob, now: Temporal.Instant): JobDecision {
  if (isEnded(job)) return refusal("job-over");
  const batch = job.unsettled ? job.batch : [];
  return { outcome: "done", job: { ...job, state: "cancelled", pausedFor: null, batch, finishedAt: now } };
}
