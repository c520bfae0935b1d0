import pMap from "p-map";
import { errorTrace } from "../error-trace.ts";
import type { ReplayJob } from "../../schemas/replay-job.ts";
import { step, type StepPorts } from "./step.ts";

/** So many targets are worked on at once. */
const CONCURRENT_TARGETS = 4;

/** A run ends with time left for the batch that it is at, before the next one begins. */
const RUN_SECONDS = 45;

/**
 * Works on all open jobs until the run is over: those of one target one after the other, the oldest first, so that they
 * do not add up on it. One that fails holds up no other.
 *
 * @param run names this run
 * @throws at the end, where any failed: what the guardian counts are failed invocations
 */
export async function runJobs(run: string, ports: StepPorts): Promise<void> {
  const deadline = ports.clock.now().add({ seconds: RUN_SECONDS });
  const open: ReplayJob[] = [];
  for await (const job of ports.jobs.list("open")) open.unshift(job);
  const byTarget = Map.groupBy(open, ({ filter: { flow } }) => ports.passageOf(flow)?.target ?? flow);
  let failed = 0;
  await pMap(
    byTarget.values(),
    async (jobs) => {
      for (const { id } of jobs) {
        try {
          await step(id, run, deadline, ports);
        } catch (error) {
          failed += 1;
          console.error({ message: "a replay job could not be worked on", id, error: errorTrace(error) });
        }
      }
    },
    { concurrency: CONCURRENT_TARGETS },
  );
  if (failed > 0) throw new Error(`${failed} replay jobs could not be worked on`);
}
