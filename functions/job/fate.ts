import type { HeldExchange } from "../../schemas/held-exchange.ts";

/** What became of an exchange in a job so far; `untaken` where it is not on a replay of the job. */
export type Fate = "untaken" | "under-way" | "sent" | "held-again";

/** What the history of an exchange says of a job that takes it. */
export const noteOf = (job: string) => `job ${job}`;

/** Names a job's replay of an exchange; it takes each of them once. */
export const replayIdOf = (job: string) => `job-${job}`;

/**
 * Reads from an exchange's own history how far a job came with it, so that a crash leaves nothing in doubt: also where
 * somebody else, or the sweep, has finished it since.
 */
export function fateOf({ history, state }: Pick<HeldExchange, "history" | "state">, job: string): Fate {
  const taken = history.findLastIndex(({ step, note }) => step === "replaying" && note === noteOf(job));
  if (taken === -1) return "untaken";
  const next = history.slice(taken + 1).find(({ step }) => step === "delivered" || step === "held-again");
  if (next?.step === "delivered") return "sent";
  // A replay that ended without an end bears the job's note too, and is taken once more.
  if (next) return next.note === noteOf(job) ? "untaken" : "held-again";
  return state === "replaying" ? "under-way" : "untaken";
}
