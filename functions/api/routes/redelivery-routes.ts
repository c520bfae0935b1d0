import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { ShownJob } from "../../../schemas/api/job-operations.ts";
import { redeliver, tryRedelivery } from "../../../schemas/api/redelivery-operations.ts";
import { JOB_BATCH_MAX, type Redelivery } from "../../../schemas/replay-job.ts";
import { newJob } from "../../job/life.ts";
import { done, raisedTo, refused, type Refused } from "../answered.ts";
import { carriedOutAudited } from "../audited.ts";
import { isTapped } from "../../../schemas/flow.ts";
import type { Desk } from "../desk.ts";
import { shownJob } from "../documents/shown-job.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

/** What somebody asks for. */
interface Asked {
  readonly flow?: string | undefined;
  readonly target?: string | undefined;
  readonly from: string;
  readonly until: string;
  readonly key?: string | undefined;
}

/** The flows that are gone through, each from where its archive may begin, and those that cannot be. */
interface Chosen {
  readonly flows: readonly { readonly flow: string; readonly window: Redelivery }[];
  readonly unarchived: string[];
  readonly partly: string[];
}

/** What expires by a rule of S3 may be there for so many days more. */
const EXPIRY_DAYS = 2;

/** The flows that are named; or why they may not be. */
function namedFlows({ flow, target = "" }: Asked, reach: FlowsInReach, client: Desk["client"]) {
  if (flow !== undefined) {
    if (!reach.has(flow)) return refused("role-insufficient", flow);
    return Object.hasOwn(client.flows, flow) ? [flow] : refused("flow-unknown", flow);
  }
  if (!Object.hasOwn(client.applications, target)) return refused("application-unknown", target);
  const flows = Object.entries(client.flows).flatMap(([id, one]) => (one.target === target ? [id] : []));
  const barred = flows.find((id) => !reach.has(id));
  return barred === undefined ? flows : refused("role-insufficient", barred);
}

/** What would be delivered again, or why nothing can be. */
function chosen(asked: Asked, reach: FlowsInReach, at: Temporal.Instant, { client }: Desk): Chosen | Refused {
  const named = namedFlows(asked, reach, client);
  if ("outcome" in named) return named;
  const { key } = asked;
  const [from, until] = [Temporal.Instant.from(asked.from), Temporal.Instant.from(asked.until)];
  // What is being forwarded just now would be sent twice.
  if (Temporal.Instant.compare(until, at) >= 0) return refused("redelivery-future", asked.until);
  const archived = named.flatMap((flow) => {
    const known = client.flows[flow];
    // What is tapped was delivered by others.
    const days = known && !isTapped(known) ? known.archive : undefined;
    return days === undefined ? [] : [{ flow, days }];
  });
  if (archived.length === 0) return refused("redelivery-unarchived", asked.flow ?? asked.target ?? "");
  const isBeyond = (time: Temporal.Instant, days: number) =>
    Temporal.Instant.compare(time, at.subtract({ hours: 24 * days })) < 0;
  const reached = archived.filter(({ days }) => !isBeyond(until, days + EXPIRY_DAYS));
  if (reached.length === 0) return refused("redelivery-expired", asked.until);
  return {
    flows: reached.map(({ flow, days }) => {
      const oldest = at.subtract({ hours: 24 * (days + EXPIRY_DAYS) });
      const begin = isBeyond(from, days + EXPIRY_DAYS) ? oldest : from;
      return { flow, window: { from: begin, until, ...(key === undefined ? {} : { key }) } };
    }),
    unarchived: named.filter((id) => archived.every(({ flow }) => flow !== id)),
    partly: archived.filter(({ days }) => isBeyond(from, days)).map(({ flow }) => flow),
  };
}

/** About how many exchanges of a flow are in a window: by its counts, those of one key by the journal. */
async function forwardedIn(
  flow: string,
  { from, until, key }: Redelivery,
  { pulses, journal }: Pick<Desk, "pulses" | "journal">,
): Promise<number> {
  if (key === undefined) {
    const counted = await pulses.between(flow, from, until);
    return counted.reduce((sum, { forwarded }) => sum + forwarded, 0);
  }
  let count = 0;
  for await (const { forwardedAt, archived } of journal.find(flow, key)) {
    const at = Temporal.Instant.from(forwardedAt);
    const isWithin = Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) <= 0;
    if (archived !== null && isWithin) count += 1;
  }
  return count;
}

export const redeliveryRoutes = [
  route(redeliver, async ({ body, reach, sees, by, at, address, drawn }, desk) => {
    const found = chosen(body, reach, at, desk);
    if ("outcome" in found) return found;
    const { flows, unarchived, partly } = found;
    const jobs: z.input<typeof ShownJob>[] = [];
    for (const { flow, window } of flows) {
      const matching = await forwardedIn(flow, window, desk);
      // Counts of minutes are about; what the journal has of a key is exact.
      if (window.key !== undefined && matching === 0) continue;
      const job = newJob({
        id: `${flow}.${drawn}`,
        filter: { flow },
        redelivery: window,
        pace: { batch: JOB_BATCH_MAX },
        rate: body.rate ?? desk.client.desk.jobs.ratePerSecond ?? null,
        startAt: undefined,
        matching,
        by,
        at,
        why: body.why,
      });
      const create = async () =>
        (await desk.jobs.create(job)) === "lost"
          ? refused("changed-meanwhile", job.id)
          : done({}, undefined, raisedTo(job.revision));
      // Of a flow that is named the call's own act tells; of a target's each job has one.
      const intent = { subject: `job/${job.id}`, at, by, address, action: "redeliver", why: body.why };
      const made =
        body.flow === undefined
          ? await carriedOutAudited({ ...intent, act: desk.newId() }, create, desk.audit)
          : await create();
      if (made.outcome === "refused") return made;
      jobs.push(shownJob(job, desk.client, sees));
    }
    if (jobs.length === 0) return refused("redelivery-without-exchanges", body.flow ?? body.target ?? "");
    return done({ jobs, unarchived, partly });
  }),

  route(tryRedelivery, async ({ body, reach, at }, desk) => {
    const found = chosen(body, reach, at, desk);
    if ("outcome" in found) return found;
    const { flows, unarchived, partly } = found;
    const counted = [];
    for (const { flow, window } of flows)
      counted.push({ flow, forwarded: await forwardedIn(flow, window, desk) });
    return done({ flows: counted, unarchived, partly });
  }),
];
