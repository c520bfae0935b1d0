import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import {
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
import { timestamp } from "../../../schemas/timestamp.ts";
import { cancelled, type JobDecision, type JobRefusal, newJob, paused, resumed } from "../../job/life.ts";
import { countMatching } from "../../job/matching.ts";
import { done, raisedTo, refused, type Refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { jobPage, outcomePage } from "../documents/job-pages.ts";
import { shownJob } from "../documents/shown-job.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

const instantOf = (text: string | undefined) =>
  text === undefined ? undefined : Temporal.Instant.from(text);

function filterOf({ flow, signature, text, ...times }: z.output<typeof tryJob.body>): JobFilter {
  return { flow, signature, text, from: instantOf(times.from), until: instantOf(times.until) };
}

/** Why somebody may start no job on a flow; undefined where they may. */
function flowFault(flow: string, reach: FlowsInReach, { client }: Desk): Refused | undefined {
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  return Object.hasOwn(client.flows, flow) ? undefined : refused("flow-unknown", flow);
}

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
  return done(shownJob(job, desk.client, sees), undefined, raisedTo(job.revision));
}

export const jobRoutes = [
  route(startJob, async ({ body, reach, sees, leads, by, at, drawn }, desk) => {
    const { pace, rate, startAt, why, ...filters } = body;
    const fault = flowFault(filters.flow, reach, desk);
    if (fault) return fault;
    const filter = filterOf(filters);
    const { matching } = await countMatching({ filter, cutOff: at }, desk);
    if (matching === 0) return refused("job-without-exchanges", filters.flow);
    const { bulkWithoutLead, jobs: usual } = desk.client.desk;
    if (matching > bulkWithoutLead && !leads(filters.flow))
      return refused("bulk-needs-lead", `${filters.flow}: ${matching}`);
    const job = newJob({
      id: `${filters.flow}.${drawn}`,
      filter,
      pace,
      rate: rate ?? usual.ratePerSecond ?? null,
      startAt: instantOf(startAt),
      matching,
      by,
      at,
      why,
    });
    if ((await desk.jobs.create(job)) === "lost") return refused("changed-meanwhile", job.id);
    return done(shownJob(job, desk.client, sees), undefined, raisedTo(job.revision));
  }),

  route(tryJob, async ({ body, reach, at }, desk) => {
    const fault = flowFault(body.flow, reach, desk);
    if (fault) return fault;
    const { matching, bySignature } = await countMatching({ filter: filterOf(body), cutOff: at }, desk);
    return done({
      matching,
      needsLead: matching > desk.client.desk.bulkWithoutLead,
      bySignature: [...bySignature],
    });
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
    return "outcome" in job ? job : done(shownJob(job, desk.client, sees));
  }),

  route(listJobOutcomes, async ({ parameters: { id }, query, reach }, desk) => {
    const job = await inReach(id, reach, desk);
    if ("outcome" in job) return job;
    const page = await outcomePage(desk.jobs, id, { limit: query.limit, cursor: query.cursor });
    if (!page) return refused("cursor-unreadable");
    return done({ items: page.items.map((one) => ({ ...one, at: timestamp(one.at) })), next: page.next });
  }),

  route(pauseJob, (call, desk) => changed(call, desk, paused)),

  route(resumeJob, async (call, desk) => {
    const found = await inReach(call.parameters.id, call.reach, desk);
    if ("outcome" in found) return found;
    if (found.matching > desk.client.desk.bulkWithoutLead && !call.leads(found.filter.flow))
      return refused("bulk-needs-lead", `${found.id}: ${found.matching}`);
    return changed(call, desk, (job) => resumed(job, call.at));
  }),

  route(cancelJob, (call, desk) => changed(call, desk, (job) => cancelled(job, call.at))),
];
