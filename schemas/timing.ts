import type { Flow } from "./flow.ts";

/** A FIFO target forgets a deduplication id after five minutes; ten seconds are kept as a margin. */
const FIFO_REDELIVERY_SECONDS = 290;

/** How a flow's mapping polls its inbound queue, in messages and seconds. */
export interface Timing {
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly visibilityTimeoutSeconds: number;
}

/**
 * The batch, window and visibility of a flow whose gate may run for `gateTimeoutSeconds`.
 *
 * The visibility of an own queue is six times the timeout plus the window, as AWS asks for:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function timing(flow: Flow, gateTimeoutSeconds: number): Timing {
  const batchSize = flow.polling.mode === "prompt" ? 10 : flow.polling.batchSize;
  const windowSeconds = flow.polling.mode === "prompt" ? 0 : flow.polling.windowSeconds;
  const visibilityTimeoutSeconds =
    "arn" in flow.inbound ? flow.inbound.visibilityTimeoutSeconds : 6 * gateTimeoutSeconds + windowSeconds;
  return { batchSize, windowSeconds, visibilityTimeoutSeconds };
}

/** Why a flow's timing would lose the guard against doubles, each with its mend; empty when it is sound. */
export function timingFaults(
  flow: Flow,
  { fifoTarget, gateTimeoutSeconds }: { readonly fifoTarget: boolean; readonly gateTimeoutSeconds: number },
): readonly string[] {
  const { windowSeconds, visibilityTimeoutSeconds } = timing(flow, gateTimeoutSeconds);
  const faults: string[] = [];
  const least = 6 * gateTimeoutSeconds + windowSeconds;
  if (visibilityTimeoutSeconds < least) {
    faults.push(
      `the inbound queue's visibility of ${visibilityTimeoutSeconds} s is below ${least} s (six times the gate's timeout plus the window): raise it on the queue, or lower gate.timeoutSeconds`,
    );
  }
  const redelivered = visibilityTimeoutSeconds + windowSeconds + gateTimeoutSeconds;
  if (fifoTarget && redelivered > FIFO_REDELIVERY_SECONDS) {
    faults.push(
      `a redelivery may come after ${redelivered} s, but a FIFO target removes doubles for ${FIFO_REDELIVERY_SECONDS} s only: lower gate.timeoutSeconds or the window`,
    );
  }
  return faults;
}
