import { type HeldExchange, NOTE_CHARACTERS_MAX } from "../../schemas/held-exchange.ts";
import { noteOf } from "../quarantine/job-note.ts";
import type { ReplayJob } from "../../schemas/replay-job.ts";

/** What became of an exchange in a job so far; `untaken` where it is not on a replay of the job. */
export type Fate = "untaken" | "under-way" | "sent" | "held-again";

/** Why a job corrected an exchange, as its history tells it: which job, and its own reason. */
export const reasonOf = ({ id, why }: Pick<ReplayJob, "id" | "why">) =>
  `${noteOf(id)}: ${why}`.slice(0, NOTE_CHARACTERS_MAX);

/** Whether the newest version of an exchange is a job's own correction: it makes no other one of it. */
export function isCorrectedBy(
  { corrections, history }: Pick<HeldExchange, "corrections" | "history">,
  job: string,
): boolean {
  const latest = corrections.at(-1);
  const step = history.findLast((one) => one.step === "corrected");
  return step !== undefined && step.at === latest?.at && step.note?.startsWith(`${noteOf(job)}: `) === true;
}

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
