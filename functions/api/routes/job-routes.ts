import { hash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import {
  approveJob,
  cancelJob,
  listJobOutcomes,
  listJobs,
  pauseJob,
  resumeJob,
  showJob,
  startJob,
  tryJob,
} from "../../../schemas/api/job-operations.ts";
import { flowOfHeld } from "../../../schemas/api/quarantine-operations.ts";
import type { JobFilter, ReplayJob } from "../../../schemas/replay-job.ts";
import type { Recipe } from "../../../schemas/recipe.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import {
  approved,
  cancelled,
  type JobDecision,
  type JobRefusal,
  newJob,
  paused,
  resumed,
} from "../../job/life.ts";
import { countMatching } from "../../job/matching.ts";
import { done, raisedTo, refused, type Refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { jobFilter } from "../documents/job-filter.ts";
import { jobPage, outcomePage } from "../documents/job-pages.ts";
import { shownJob } from "../documents/shown-job.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

const instantOf = (text: string | undefined) =>
  text === undefined ? undefined : Temporal.Instant.from(text);

/** What somebody would start. */
interface Wanted {
  readonly flow: string;
  readonly recipe?: Recipe | undefined;
}

/** Why somebody may start no such job on a flow; undefined where they may. */
function flowFault(
  { flow: name, recipe }: Wanted,
  reach: FlowsInReach,
  { client }: Desk,
): Refused | undefined {
  if (!reach.has(name)) return refused("role-insufficient", name);
  const flow = Object.hasOwn(client.flows, name) ? client.flows[name] : undefined;
  if (!flow) return refused("flow-unknown", name);
  const isUnsupported = recipe !== undefined && !flow.contract.format.edit;
  return isUnsupported ? refused("recipe-format-unsupported", name) : undefined;
}

/** Why a trial does not tell what a job would do; undefined where it does, or none is named. */
async function trialFault(
  id: string | undefined,
  asked: { readonly filter: JobFilter; readonly recipe?: Recipe | undefined },
  { trials }: Desk,
): Promise<Refused | undefined> {
  if (id === undefined) return undefined;
  const trial = flowOfHeld(id) === asked.filter.flow ? await trials.find(id) : undefined;
  if (!trial) return refused("trial-unknown", id);
  const { filter, recipe, state } = trial;
  const isOfThis = JSON.stringify({ filter, recipe }) === JSON.stringify(asked);
  return state === "finished" && isOfThis ? undefined : refused("trial-of-other", id);
}

/** Who besides the caller decides on a job of so many: a lead who starts it, or who approves its recipe. */
function askedOf({ flow, recipe }: Wanted, matching: number, { client }: Desk) {
  const isMany = matching > client.desk.bulkWithoutLead;
  const isSensitive = client.flows[flow]?.sensitive ?? false;
  const corrects = recipe !== undefined;
  return { needsLead: isMany && !corrects, needsApproval: corrects && (isMany || isSensitive) };
}

/** The change of a job in the audit trail, with the hash of its recipe: what was asked for is what was approved. */
const trailOf = ({ revision, recipe }: ReplayJob) => ({
  ...raisedTo(revision),
  ...(recipe === null ? {} : { hashTo: hash("sha256", JSON.stringify(recipe), "hex") }),
});

/** A job that the caller may see, or why not; its flow is in its id, so that nobody learns whether there is one. */
async function inReach(id: string, reach: FlowsInReach, { jobs }: Desk): Promise<ReplayJob | Refused> {
  const flow = flowOfHeld(id);
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  return (await jobs.find(id)) ?? refused("job-unknown", id);
}

/** Who changes a job, and what they may see. */
interface Changing {
  readonly parameters: { readonly id: string };
  readonly reach: FlowsInReach;
  readonly sees: (flow: string) => boolean;
}

/** Why somebody may not let a job go on that only a lead may; undefined where they may. */
async function leadFault(
  { parameters: { id }, reach, leads }: Changing & { readonly leads: (flow: string) => boolean },
  desk: Desk,
): Promise<Refused | undefined> {
  const found = await inReach(id, reach, desk);
  if ("outcome" in found) return found;
  return found.matching > desk.client.desk.bulkWithoutLead && !leads(found.filter.flow)
    ? refused("bulk-needs-lead", `${id}: ${found.matching}`)
    : undefined;
}

/** Changes a job as a person decides. */
async function changed(
  { parameters: { id }, reach, sees }: Changing,
  desk: Desk,
  decide: (job: ReplayJob) => JobDecision,
) {
  const found = await inReach(id, reach, desk);
  if ("outcome" in found) return found;
  let fault: JobRefusal | undefined;
  const { changed, job } = await desk.jobs.change(id, (current) => {
    const decision = decide(current);
    fault = decision.outcome === "refused" ? decision.code : undefined;
    return decision.outcome === "done" ? decision.job : undefined;
  });
  if (!job) return refused("job-unknown", id);
  if (!changed) return refused(fault ?? "changed-meanwhile", `${id}: ${job.state}`);
  return done(shownJob(job, desk.client, sees), undefined, trailOf(job));
}

export const jobRoutes = [
  route(startJob, async ({ body, reach, sees, leads, by, at, drawn }, desk) => {
    const { pace, rate, startAt, why, recipe, trial, ...filters } = body;
    const filter = jobFilter(filters);
    const fault = flowFault(body, reach, desk) ?? (await trialFault(trial, { filter, recipe }, desk));
    if (fault) return fault;
    const { matching } = await countMatching({ filter, cutOff: at }, desk);
    if (matching === 0) return refused("job-without-exchanges", filters.flow);
    const { needsLead, needsApproval } = askedOf(body, matching, desk);
    if (needsLead && !leads(filters.flow)) return refused("bulk-needs-lead", `${filters.flow}: ${matching}`);
    const job = newJob({
      id: `${filters.flow}.${drawn}`,
      filter,
      recipe: recipe ?? null,
      trial: trial ?? null,
      needsApproval,
      pace,
      rate: rate ?? desk.client.desk.jobs.ratePerSecond ?? null,
      startAt: instantOf(startAt),
      matching,
      by,
      at,
      why,
    });
    if ((await desk.jobs.create(job)) === "lost") return refused("changed-meanwhile", job.id);
    return done(shownJob(job, desk.client, sees), undefined, trailOf(job));
  }),

  route(tryJob, async ({ body, reach, at }, desk) => {
    const fault = flowFault(body, reach, desk);
    if (fault) return fault;
    const { recipe: _, ...filters } = body;
    const { matching, bySignature } = await countMatching({ filter: jobFilter(filters), cutOff: at }, desk);
    return done({ matching, ...askedOf(body, matching, desk), bySignature: [...bySignature] });
  }),

  route(listJobs, async ({ query, reach, sees }, { jobs, client }) => {
    const page = await jobPage(jobs, ({ filter: { flow } }) => reach.has(flow), {
      limit: query.limit,
      cursor: query.cursor,
    });
    if (!page) return refused("cursor-unreadable");
    return done({ items: page.items.map((job) => shownJob(job, client, sees)), next: page.next });
  }),

  route(showJob, async ({ parameters: { id }, reach, sees }, desk) => {
    const job = await inReach(id, reach, desk);
    if ("outcome" in job) return job;
    const { recipe } = job;
    const isShown = recipe !== null && sees(job.filter.flow);
    const { flow } = job.filter;
    const isAnswered = Object.values(desk.client.flows).some(({ answersTo }) => answersTo.includes(flow));
    return done({
      ...shownJob(job, desk.client, sees),
      ...(isShown ? { recipe } : {}),
      ...(isAnswered ? { answered: await desk.jobs.answers(id) } : {}),
    });
  }),

  route(listJobOutcomes, async ({ parameters: { id }, query, reach }, desk) => {
    const job = await inReach(id, reach, desk);
    if ("outcome" in job) return job;
    const page = await outcomePage(desk.jobs, id, { limit: query.limit, cursor: query.cursor });
    if (!page) return refused("cursor-unreadable");
    return done({ items: page.items.map((one) => ({ ...one, at: timestamp(one.at) })), next: page.next });
  }),

  route(approveJob, async (call, desk) => {
    const fault = await leadFault(call, desk);
    return fault ?? changed(call, desk, (job) => approved(job, call.by));
  }),

  route(pauseJob, (call, desk) => changed(call, desk, paused)),

  route(resumeJob, async (call, desk) => {
    const fault = await leadFault(call, desk);
    return fault ?? changed(call, desk, (job) => resumed(job, call.at));
  }),

  route(cancelJob, (call, desk) => changed(call, desk, (job) => cancelled(job, call.at))),
];
