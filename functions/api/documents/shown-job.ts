import type * as z from "zod";
import type { ShownJob } from "../../../schemas/api/job-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import type { ReplayJob } from "../../../schemas/replay-job.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { MASK } from "../../payload/masked.ts";
import { hidesKeys } from "./masked-keys.ts";

/** A job as somebody may see it: its text may be a key, which is masked where they may not see these. */
export function shownJob(
  job: ReplayJob,
  client: Pick<Client, "flows">,
  sees: (flow: string) => boolean,
): z.input<typeof ShownJob> {
  const {
    id,
    filter,
    recipe,
    trial,
    approvedBy,
    state,
    pausedFor,
    pace,
    rate,
    by,
    why,
    matching,
    sent,
    heldAgain,
    skipped,
  } = job;
  const { flow, signature, text, from, until } = filter;
  return {
    id,
    flow,
    ...(signature === undefined ? {} : { signature }),
    ...(text === undefined ? {} : { text: hidesKeys(flow, client, sees) ? MASK : text }),
    ...(from === undefined ? {} : { from: timestamp(from) }),
    ...(until === undefined ? {} : { until: timestamp(until) }),
    state,
    pausedFor,
    redelivery: job.redelivery && {
      from: timestamp(job.redelivery.from),
      until: timestamp(job.redelivery.until),
      ...(job.redelivery.key === undefined
        ? {}
        : { key: hidesKeys(flow, client, sees) ? MASK : job.redelivery.key }),
    },
    corrects: recipe !== null,
    trial,
    approvedBy,
    pace,
    rate,
    cutOff: timestamp(job.cutOff),
    startAt: timestamp(job.startAt),
    by,
    at: timestamp(job.at),
    why,
    finishedAt: job.finishedAt && timestamp(job.finishedAt),
    matching,
    taken: sent + heldAgain,
    sent,
    heldAgain,
    skipped,
    left: Math.max(matching - sent - heldAgain - skipped, 0),
    revision: job.revision,
  };
}
