import ProgressBar from "@cloudscape-design/components/progress-bar";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type * as z from "zod";
import type { ShownJob } from "../../schemas/api/job-operations.ts";
import type { JobState } from "../../schemas/replay-job.ts";
import { useWording } from "../language/wording.ts";
import { jobStateWording, jobWording } from "./job-wording.ts";

export type Job = z.input<typeof ShownJob>;

const TYPES: Readonly<Record<JobState, StatusIndicatorProps.Type>> = {
  waiting: "pending",
  scheduled: "pending",
  running: "in-progress",
  paused: "warning",
  finished: "success",
  cancelled: "stopped",
};

/** Where a job stands. */
export function JobStatus({ state }: { readonly state: JobState }) {
  return <StatusIndicator type={TYPES[state]}>{useWording(jobStateWording)(state)}</StatusIndicator>;
}

/** How far a job has come. */
export function JobProgress({ job: { matching, taken, skipped } }: { readonly job: Job }) {
  const say = useWording(jobWording);
  const done = Math.min(taken + skipped, matching);
  const text = say("done", { done, matching });
  return (
    <ProgressBar
      value={matching === 0 ? 100 : (100 * done) / matching}
      additionalInfo={text}
      ariaLabel={`${say("progress")}: ${text}`}
    />
  );
}
