import { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { ReplayJob } from "../../schemas/replay-job.ts";
import { errorTrace } from "../error-trace.ts";
import type { Archive, ArchiveReader, Clock, QueueDepths, Recipes, ReplayJobs } from "../ports.ts";
import { noteUse } from "../recipe/note-use.ts";
import { type BatchPorts, carryOutBatch } from "./carry-out-batch.ts";
import { finished, leased, measured, planned, released, stopped } from "./life.ts";
import { type MatchingPorts, type NextBatch, nextBatch } from "./matching.ts";
import { nextRedelivery } from "./next-redelivery.ts";
import { batchSize, type EntryResult, isAtLimit, outcomesOf, settled } from "./progress.ts";
import { redeliverBatch } from "./redeliver-batch.ts";

/** What the step of a job reaches outside itself. */
export interface StepPorts extends BatchPorts {
  readonly archive: Archive & ArchiveReader;
  readonly signatures: MatchingPorts["signatures"];
  readonly jobs: ReplayJobs;
  readonly recipes: Pick<Recipes, "find" | "noteUse">;
  readonly depths: QueueDepths;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly limits: Client["desk"]["jobs"];
}

/** One run's hold on a job, until the run is to end. */
interface Run {
  readonly run: string;
  readonly deadline: Temporal.Instant;
  readonly ports: StepPorts;
}

/** The depth of a queue is asked for again after so many seconds. */
const DEPTH_SECONDS = 5;

/**
 * Works on a job until the deadline, unless another run does. Of each batch it is written down what is to be done, then
 * it is done, then what came of it: a run that ends anywhere in between leaves nothing that the next one does not finish.
 *
 * @param run names this run; no other may have its name
 */
export async function step(
  id: string,
  run: string,
  deadline: Temporal.Instant,
  ports: StepPorts,
): Promise<void> {
  const { changed, job } = await ports.jobs.change(id, (current) => leased(current, run, ports.clock.now()));
  if (!changed || !job) return;
  try {
    await work(job, { run, deadline, ports });
  } finally {
    await ports.jobs.change(id, (current) => released(current, run));
  }
}

async function work(taken: ReplayJob, held: Run): Promise<void> {
  const { deadline, ports } = held;
  let job: ReplayJob | undefined = taken;
  let lookAgainAt = ports.clock.now();
  while (job && Temporal.Instant.compare(ports.clock.now(), deadline) < 0) {
    if (job.batch.length === 0) {
      if (job.state !== "running" || !(await rateAllows(job, held))) return;
      if (Temporal.Instant.compare(ports.clock.now(), lookAgainAt) >= 0) {
        job = await underDepth(job, held);
        lookAgainAt = ports.clock.now().add({ seconds: DEPTH_SECONDS });
        continue;
      }
      job = await plan(job, held);
    } else {
      job = await carryOut(job, held);
      if (job?.state === "paused") return;
    }
  }
}

/** The job after a change, if the run still holds it. */
async function changed(
  id: string,
  decide: (job: ReplayJob) => ReplayJob | undefined,
  { jobs }: StepPorts,
): Promise<ReplayJob | undefined> {
  const change = await jobs.change(id, decide);
  return change.changed ? change.job : undefined;
}

/** Waits until the rate lets the next batch go; false where that is after the run. */
async function rateAllows({ notBefore }: ReplayJob, { deadline, ports }: Run): Promise<boolean> {
  if (!notBefore) return true;
  if (Temporal.Instant.compare(notBefore, deadline) >= 0) return false;
  const wait = notBefore.epochMilliseconds - ports.clock.now().epochMilliseconds;
  if (wait > 0) await ports.pause(wait);
  return true;
}

/** The job, stopped where its target's queue grew too long; what the queue does not tell stops nothing. */
async function underDepth(job: ReplayJob, { run, ports }: Run): Promise<ReplayJob | undefined> {
  const passage = ports.passageOf(job.filter.flow);
  const depth = passage?.target === undefined ? undefined : await ports.depths.of(passage.target);
  if (!depth) return job;
  const { depthAtStart } = job;
  if (depthAtStart === null)
    return changed(job.id, (current) => measured(current, run, depth.waiting), ports);
  if (depth.waiting - depthAtStart < ports.limits.pauseAtGrowth) return job;
  return changed(job.id, (current) => stopped(current, run, "target-depth", ports.clock.now()), ports);
}

/** What a job takes next: of one at its limit nothing more. */
function next(job: ReplayJob, ports: StepPorts): Promise<NextBatch> | NextBatch {
  const { redelivery, cursor } = job;
  if (redelivery) return nextRedelivery(job, redelivery, batchSize(job), ports);
  return isAtLimit(job) ? { batch: [], cursor, isEnd: true } : nextBatch(job, batchSize(job), ports);
}

async function plan(job: ReplayJob, { run, ports }: Run): Promise<ReplayJob | undefined> {
  const found = await next(job, ports);
  if (found.batch.length === 0 && found.isEnd)
    return changed(job.id, (current) => finished(current, run, ports.clock.now()), ports);
  return changed(job.id, (current) => planned(current, run, found), ports);
}

/** What became of exchanges is kept before the job counts it, so that it is kept again where the job does not. */
async function carryOut(job: ReplayJob, { run, ports }: Run): Promise<ReplayJob | undefined> {
  const begun = ports.clock.now();
  const { pauseAtFailures } = ports.limits;
  const results = job.redelivery
    ? await redeliverBatch(job, begun, ports)
    : await carryOutBatch(job, begun, ports);
  await noteUses(job, results, begun, ports);
  await ports.jobs.record(job.id, outcomesOf(job, results, begun, pauseAtFailures));
  return changed(job.id, (current) => settled(current, run, results, begun, pauseAtFailures), ports);
}

/** Notes that what is kept for the failures of a batch has mended some of it; a note that fails holds up nothing. */
async function noteUses(
  { id, filter: { flow }, recipe }: ReplayJob,
  results: readonly EntryResult[],
  at: Temporal.Instant,
  { recipes }: StepPorts,
): Promise<void> {
  if (recipe === null) return;
  const mended = results.filter(({ result }) => result === "sent").map(({ entry }) => entry.signature);
  try {
    for (const signature of new Set(mended)) await noteUse(recipe, { flow, signature }, at, recipes);
  } catch (error) {
    console.error({ message: "the use of a recipe could not be noted", id, error: errorTrace(error) });
  }
}
