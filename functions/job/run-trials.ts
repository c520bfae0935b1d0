import { Temporal } from "temporal-polyfill";
import { errorTrace } from "../error-trace.ts";
import { stepTrial, type TrialPorts } from "./step-trial.ts";

/** Shorter than a run of jobs: the last part may be of large messages, and the function must not end before it does. */
const TRIAL_SECONDS = 30;

/**
 * Goes on with the trials of recipes for a part of the run, one after the other; one that fails holds up no other.
 *
 * @throws at the end, where any failed: what the guardian counts are failed invocations
 */
export async function runTrials(ports: TrialPorts): Promise<void> {
  const deadline = ports.clock.now().add({ seconds: TRIAL_SECONDS });
  let failed = 0;
  for await (const id of ports.trials.running()) {
    try {
      let isRunning = true;
      while (isRunning && Temporal.Instant.compare(ports.clock.now(), deadline) < 0)
        isRunning = (await stepTrial(id, ports))?.state === "running";
    } catch (error) {
      failed += 1;
      console.error({ message: "the trial of a recipe could not go on", id, error: errorTrace(error) });
    }
  }
  if (failed > 0) throw new Error(`${failed} trials of recipes could not go on`);
}
