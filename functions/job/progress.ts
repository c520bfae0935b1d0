import type { Temporal } from "temporal-polyfill";
import type { CatalogueCode } from "../../schemas/catalogue.ts";
import {
  CANARY_WAVES,
  JOB_BATCH_MAX,
  type JobEntry,
  type JobOutcome,
  type JobPause,
  type ReplayJob,
} from "../../schemas/replay-job.ts";
import { pausedFor } from "./life.ts";

/** So often the replay of one exchange is tried again before it is left to a person. */
const TRIES_MAX = 5;

/** The finding on an exchange that its target refused. */
const REFUSED: CatalogueCode = "delivery-refused";

/** Within so many seconds what the rate allows goes at once. */
const RATE_SECONDS = 2;

/**
 * What became of one exchange of a batch: an outcome, with whether it came back with the cause that it had; `failed`:
 * it has no end, since its target or a store did not answer; `left`: the job is paused, and it waits with it.
 */
export type EntryResult =
  | {
      readonly entry: JobEntry;
      readonly result: JobOutcome["outcome"];
      readonly code: string | null;
      readonly isUnmended: boolean;
    }
  | { readonly entry: JobEntry; readonly result: "failed" | "left" };

/** How many exchanges a job takes next. */
export function batchSize({ pace, wave, rate, automatic, ...counts }: ReplayJob): number {
  const wanted = "batch" in pace ? pace.batch : waveSize(wave.number) - wave.sent - wave.heldAgain;
  const allowed = rate === null ? JOB_BATCH_MAX : rate * RATE_SECONDS;
  const left = automatic === null ? JOB_BATCH_MAX : automatic.limit - takenOf(counts);
  return Math.max(1, Math.min(wanted, allowed, left, JOB_BATCH_MAX));
}

/** How many exchanges a job has sent, or held again. */
const takenOf = ({ sent, heldAgain }: Pick<ReplayJob, "sent" | "heldAgain">) => sent + heldAgain;

/** Whether an automatic job has taken as many as it may. */
export const isAtLimit = ({ automatic, ...counts }: ReplayJob) =>
  automatic !== null && takenOf(counts) >= automatic.limit;

const waveSize = (number: number) => CANARY_WAVES[number] ?? Infinity;

/** What is left without any fault of the recipe: somebody else has it in hand, or has changed it. */
const IN_OTHER_HANDS: readonly CatalogueCode[] = [
  "changed-meanwhile",
  "exchange-locked",
  "exchange-not-held",
  "exchange-unknown",
];

/** Whether the contract, the target or the recipe itself refused an exchange. */
function isRefusal(one: EntryResult): boolean {
  if (one.result === "held-again") return true;
  return one.result === "skipped" && !IN_OTHER_HANDS.some((code) => code === one.code);
}

/** Which results are an end, and what that tells of the target. */
interface Judged {
  readonly ended: readonly EntryResult[];
  readonly kept: readonly EntryResult[];
  readonly failuresInARow: number;
  readonly isFailing: boolean;
}

/** What a target refuses for good is held for it, and tells of the target as what failed does. */
const isRefusedByTarget = (one: EntryResult) => "code" in one && one.code === REFUSED;

/**
 * What failed is tried again, and is left to a person after many tries, unless it is the target that fails: then it
 * waits with the job. Of a job that was cancelled, nothing is tried again.
 */
function judged(
  { failuresInARow, state, redelivery }: Pick<ReplayJob, "failuresInARow" | "state" | "redelivery">,
  results: readonly EntryResult[],
  failuresMax: number,
): Judged {
  const failed = results.filter((one) => one.result === "failed" || isRefusedByTarget(one)).length;
  const isTaking = results.some(({ result }) => result === "sent");
  const inARow = isTaking ? 0 : failuresInARow + failed;
  const isFailing = failed > 0 && inARow >= failuresMax;
  const isEnd = ({ result, entry }: EntryResult) => {
    if (result !== "failed") return result !== "left";
    // No person finds in quarantine what a redelivery gives up: it waits, with what comes after it of its key.
    if (redelivery !== null) return false;
    return state === "cancelled" || (!isFailing && entry.tries + 1 >= TRIES_MAX);
  };
  return {
    ended: results.filter(isEnd),
    kept: results.filter((one) => !isEnd(one)),
    failuresInARow: inARow,
    isFailing,
  };
}

/** What is kept of a batch: what became of each exchange that is done with. */
export function outcomesOf(
  job: ReplayJob,
  results: readonly EntryResult[],
  at: Temporal.Instant,
  failuresMax: number,
): readonly JobOutcome[] {
  return judged(job, results, failuresMax).ended.map((one): JobOutcome => {
    const exchange = one.entry.id;
    if ("code" in one) return { exchange, outcome: one.result, code: one.code, at };
    return { exchange, outcome: "held-again", code: "replay-failed", at };
  });
}

/** Why the results of a wave stop a job; undefined where they do not. */
function canaryFault({ pace, wave }: Pick<ReplayJob, "pace" | "wave">): JobPause | undefined {
  if ("batch" in pace || wave.number >= CANARY_WAVES.length) return undefined;
  if (wave.unmended > 0) return "canary-failed";
  const isFull = wave.sent + wave.heldAgain >= waveSize(wave.number);
  return isFull && wave.sent === 0 ? "canary-failed" : undefined;
}

function nextWave(wave: ReplayJob["wave"]): ReplayJob["wave"] {
  if (wave.sent + wave.heldAgain < waveSize(wave.number)) return wave;
  return { number: wave.number + 1, sent: 0, heldAgain: 0, unmended: 0 };
}

/**
 * The job after a batch that began then; undefined where the run has lost its lease. What is no end stays in the batch.
 *
 * @param failuresMax after so many in a row the target is taken to be failing
 */
export function settled(
  job: ReplayJob,
  run: string,
  carriedOut: readonly EntryResult[],
  begun: Temporal.Instant,
  failuresMax: number,
): ReplayJob | undefined {
  if (job.lease?.run !== run) return undefined;
  // A write that took effect though its answer was lost is decided once more: what ended by it is not counted again.
  const standing = new Set(job.batch.map(({ id }) => id));
  const results = carriedOut.filter(({ entry: { id } }) => standing.has(id));
  const { ended, kept, failuresInARow, isFailing } = judged(job, results, failuresMax);
  const count = (...wanted: readonly EntryResult["result"][]) =>
    ended.filter(({ result }) => wanted.includes(result)).length;
  const [sent, heldAgain] = [count("sent"), count("held-again", "failed")];
  const unmended = ended.filter((one) => "isUnmended" in one && one.isUnmended).length;
  const wave = {
    number: job.wave.number,
    sent: job.wave.sent + sent,
    heldAgain: job.wave.heldAgain + heldAgain,
    unmended: job.wave.unmended + unmended,
  };
  const fault = canaryFault({ pace: job.pace, wave });
  const isRefused = job.automatic !== null && ended.some(isRefusal);
  const why = isFailing ? "target-failing" : isRefused ? "recipe-refused" : fault;
  const carried = results.filter(({ result }) => result === "sent" || result === "failed").length;
  const next: ReplayJob = {
    ...job,
    sent: job.sent + sent,
    heldAgain: job.heldAgain + heldAgain,
    skipped: job.skipped + count("skipped"),
    wave: fault === undefined ? nextWave(wave) : wave,
    batch: kept.map(tried),
    // What waits for a person to resume the job is held meanwhile.
    unsettled: kept.length > 0 && job.state === "running" && why === undefined,
    failuresInARow,
    notBefore: job.rate === null ? null : begun.add({ milliseconds: Math.ceil((carried * 1000) / job.rate) }),
  };
  return why !== undefined && job.state === "running" ? pausedFor(next, why, begun) : next;
}

function tried({ entry, result }: EntryResult): JobEntry {
  return result === "failed" ? { ...entry, tries: entry.tries + 1 } : entry;
}
