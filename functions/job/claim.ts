import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import type { CatalogueCode } from "../../schemas/catalogue.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { JobEntry, ReplayJob } from "../../schemas/replay-job.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { errorTrace } from "../error-trace.ts";
import type { Quarantine } from "../ports.ts";
import { corrected, currentVersion, releaseFault } from "../quarantine/correction.ts";
import { noteOf } from "../quarantine/job-note.ts";
import { replaying, taken } from "../quarantine/life.ts";
import { reasonOf, replayIdOf } from "./fate.ts";
import type { EntryResult } from "./progress.ts";
import { type Readied, readied, type ReadyPorts, refusedReady } from "./readied.ts";

/** What taking exchanges reaches. */
export interface ClaimPorts extends ReadyPorts {
  readonly quarantine: Quarantine;
}

/** An entry of a batch, with its exchange as it stands. */
export interface Found {
  readonly entry: JobEntry;
  readonly exchange: HeldExchange;
}

/** How many messages are read, mended and checked at once. */
const CONCURRENT_MESSAGES = 16;

/** An exchange is left as it is, for that reason. */
export const skipped = (entry: JobEntry, code: CatalogueCode): EntryResult => ({
  entry,
  result: "skipped",
  code,
  isUnmended: false,
});

const failing = (id: string) => (error: unknown) => {
  console.error({ message: "a correction could not be made or checked", id, error: errorTrace(error) });
  return undefined;
};

/** One job at work, at a time. */
interface Working {
  readonly job: ReplayJob;
  readonly isSensitive: boolean;
  readonly now: Temporal.Instant;
}

/** Why a job leaves an exchange as it is: what a replay by hand would be refused for, or that it is another case now. */
function claimFault(
  exchange: HeldExchange,
  seen: HeldExchange,
  { job, isSensitive, now }: Working,
): CatalogueCode | undefined {
  const { signature } = job.filter;
  const fault = releaseFault(exchange, "replay", isSensitive, { by: job.by, at: now });
  if (fault !== undefined) return fault;
  // The flow may have become sensitive since the job was asked for.
  if (isSensitive && job.recipe !== null && job.approvedBy === null) return "approval-missing";
  const isGivenBack = exchange.history.at(-1)?.note === noteOf(job.id);
  const isLater = exchange.stateSince > timestamp(job.cutOff) && !isGivenBack;
  const isOther = signature !== undefined && exchange.signature !== signature;
  return isLater || isOther || currentVersion(exchange) !== currentVersion(seen)
    ? "changed-meanwhile"
    : undefined;
}

/** The exchange as the job takes it, corrected in the same change where a recipe asks for that; or why it does not. */
function taking(
  exchange: HeldExchange,
  seen: HeldExchange,
  ready: Readied,
  working: Working,
): HeldExchange | CatalogueCode {
  const { job, now } = working;
  const fault = claimFault(exchange, seen, working);
  if (fault !== undefined) return fault;
  if (ready.outcome === "refused") return ready.code;
  const act = { by: job.by, at: now };
  let newest = exchange;
  if (ready.outcome === "mended") {
    const edit = {
      ...ready.version,
      basedOn: currentVersion(seen),
      why: reasonOf(job),
      approvedBy: job.approvedBy,
    };
    const decision = corrected(exchange, edit, act);
    if (decision.outcome === "refused") return decision.code;
    newest = decision.exchange;
  }
  const replayId = replayIdOf(job.id);
  const started = replaying(newest, replayId, { ...act, note: noteOf(job.id) });
  return (started && taken(started, replayId, now)) ?? "exchange-not-held";
}

/** Takes exchanges in one change each, so that of several who want one, one gets it. */
export async function claim(
  job: ReplayJob,
  wanted: readonly Found[],
  now: Temporal.Instant,
  ports: ClaimPorts,
): Promise<{ readonly claimed: readonly Found[]; readonly refused: readonly EntryResult[] }> {
  const working = { job, isSensitive: ports.client.flows[job.filter.flow]?.sensitive ?? false, now };
  const ready = await pMap(
    wanted,
    async ({ exchange }) => {
      const fault = claimFault(exchange, exchange, working);
      return fault === undefined
        ? readied(exchange, job, ports).catch(failing(exchange.id))
        : refusedReady(fault);
    },
    { concurrency: CONCURRENT_MESSAGES },
  );
  const faults = new Map<number, CatalogueCode>();
  const changes = await ports.quarantine.changeAll(
    wanted.map(({ exchange }) => exchange),
    (exchange, index) => {
      const [one, found] = [ready[index], wanted[index]];
      if (!one || !found) return undefined;
      const next = taking(exchange, found.exchange, one, working);
      if (typeof next === "string") {
        faults.set(index, next);
        return undefined;
      }
      faults.delete(index);
      return next;
    },
  );
  const claimed: Found[] = [];
  const refused: EntryResult[] = [];
  for (const [index, { entry }] of wanted.entries()) {
    const change = changes[index];
    if (change?.changed && change.exchange) claimed.push({ entry, exchange: change.exchange });
    else if (change && ready[index]) refused.push(skipped(entry, faults.get(index) ?? "exchange-not-held"));
    // Whether it was taken all the same is seen when it is looked at again.
    else refused.push({ entry, result: "failed" });
  }
  return { claimed, refused };
}
