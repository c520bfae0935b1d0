import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { JobEntry, ReplayJob } from "../../schemas/replay-job.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { errorTrace } from "../error-trace.ts";
import type { ForwardPorts, Passage } from "../gate/gate.ts";
import { currentVersion, releaseFault } from "../quarantine/correction.ts";
import type { HeldRefusal } from "../quarantine/held-decision.ts";
import { givenBack, replaying, taken } from "../quarantine/life.ts";
import { isCorrectionInvalid } from "../replay/invalid-correction.ts";
import { carryThrough } from "../replay/replay.ts";
import { fateOf, noteOf, replayIdOf } from "./fate.ts";
import type { EntryResult } from "./progress.ts";

/** What carrying exchanges out asks for besides the ports of the gate. */
export interface BatchPorts extends ForwardPorts {
  readonly client: Pick<Client, "flows">;
  readonly passageOf: (flow: string) => Passage | undefined;
}

/** An entry of a batch, with its exchange as it stands. */
interface Found {
  readonly entry: JobEntry;
  readonly exchange: HeldExchange;
}

/**
 * Carries out what a job wrote down: takes the exchanges of its batch that are still held as they were, and carries them
 * through together with those that an earlier run left under way. Safe to do again after it broke off anywhere.
 *
 * @returns what became of each; where the job was cancelled, what it had not taken is left out
 */
export async function carryOutBatch(
  job: ReplayJob,
  now: Temporal.Instant,
  ports: BatchPorts,
): Promise<readonly EntryResult[]> {
  const results = new Map<JobEntry, EntryResult>();
  const tell = (one: EntryResult) => results.set(one.entry, one);
  const found = await foundOf(job.batch, ports);
  const untaken: Found[] = [];
  const underWay: Found[] = [];
  for (const entry of job.batch) {
    const exchange = found.get(entry.id);
    if (!exchange) {
      tell(skipped(entry, "exchange-unknown"));
      continue;
    }
    const fate = fateOf(exchange, job.id);
    if (fate === "sent") tell({ entry, result: "sent", code: null, isUnmended: false });
    else if (fate === "held-again") tell(heldAgain({ entry, exchange }));
    else if (fate === "under-way") underWay.push({ entry, exchange });
    else if (job.state === "running") untaken.push({ entry, exchange });
    else if (job.state !== "cancelled") tell({ entry, result: "left" });
  }
  const { claimed, refused } = await claim(job, untaken, now, ports);
  for (const one of refused) tell(one);
  for (const one of await carry(job, [...underWay, ...claimed], now, ports)) tell(one);
  return job.batch.flatMap((entry) => results.get(entry) ?? []);
}

async function foundOf(
  entries: readonly JobEntry[],
  { quarantine }: Pick<ForwardPorts, "quarantine">,
): Promise<ReadonlyMap<string, HeldExchange>> {
  const found = await quarantine.findAll(entries.map(({ id }) => id));
  return new Map(found.map((exchange) => [exchange.id, exchange]));
}

const skipped = (entry: JobEntry, code: HeldRefusal | "exchange-unknown"): EntryResult => ({
  entry,
  result: "skipped",
  code,
  isUnmended: false,
});

function heldAgain({ entry, exchange }: Found): EntryResult {
  const code = exchange.findings[0]?.code ?? exchange.reason;
  return { entry, result: "held-again", code, isUnmended: exchange.signature === entry.signature };
}

/** An exchange as it was read; whether its correction is invalid is undefined where that could not be found out. */
interface Seen {
  readonly exchange: HeldExchange;
  readonly isInvalid: boolean | undefined;
}

const failing = (id: string) => (error: unknown) => {
  console.error({ message: "a correction could not be checked", id, error: errorTrace(error) });
  return undefined;
};

/** Why a job leaves an exchange as it is: what a replay by hand would be refused for, or that it is another case now. */
function claimFault(
  exchange: HeldExchange,
  seen: Seen,
  job: ReplayJob,
  { client }: BatchPorts,
  now: Temporal.Instant,
): HeldRefusal | undefined {
  const { flow, signature } = job.filter;
  const isSensitive = client.flows[flow]?.sensitive ?? false;
  const fault = releaseFault(exchange, "replay", isSensitive, { by: job.by, at: now });
  if (fault !== undefined) return fault;
  const isGivenBack = exchange.history.at(-1)?.note === noteOf(job.id);
  const isLater = exchange.stateSince > timestamp(job.cutOff) && !isGivenBack;
  const isOther = signature !== undefined && exchange.signature !== signature;
  if (isLater || isOther || currentVersion(exchange) !== currentVersion(seen.exchange))
    return "changed-meanwhile";
  return seen.isInvalid === true ? "correction-invalid" : undefined;
}

/** Takes exchanges in one change each, so that of several who want one, one gets it. */
async function claim(
  job: ReplayJob,
  wanted: readonly Found[],
  now: Temporal.Instant,
  ports: BatchPorts,
): Promise<{ readonly claimed: readonly Found[]; readonly refused: readonly EntryResult[] }> {
  const { quarantine, client } = ports;
  const seen = await Promise.all(
    wanted.map(async ({ exchange }) => ({
      exchange,
      isInvalid: await isCorrectionInvalid(exchange, client, quarantine).catch(failing(exchange.id)),
    })),
  );
  const faults = new Map<number, HeldRefusal>();
  const replayId = replayIdOf(job.id);
  const act = { by: job.by, at: now, note: noteOf(job.id) };
  const changes = await quarantine.changeAll(
    wanted.map(({ exchange }) => exchange),
    (exchange, index) => {
      const known = seen[index];
      if (known?.isInvalid === undefined) return undefined;
      const fault = claimFault(exchange, known, job, ports, now);
      if (fault !== undefined) {
        faults.set(index, fault);
        return undefined;
      }
      faults.delete(index);
      const started = replaying(exchange, replayId, act);
      return started && taken(started, replayId, now);
    },
  );
  const claimed: Found[] = [];
  const refused: EntryResult[] = [];
  for (const [index, { entry }] of wanted.entries()) {
    const change = changes[index];
    if (change?.changed && change.exchange) claimed.push({ entry, exchange: change.exchange });
    else if (change && seen[index]?.isInvalid !== undefined)
      refused.push(skipped(entry, faults.get(index) ?? "exchange-not-held"));
    // Whether it was taken all the same is seen when it is looked at again.
    else refused.push({ entry, result: "failed" });
  }
  return { claimed, refused };
}

/** Carries exchanges through; what its target or a store does not let pass is given back, and may be tried again. */
async function carry(
  job: ReplayJob,
  several: readonly Found[],
  now: Temporal.Instant,
  ports: BatchPorts,
): Promise<readonly EntryResult[]> {
  const onReplay = several.map(({ exchange }) => exchange);
  const outcomes = await carryThrough(onReplay, ports.passageOf, now, ports);
  const of = (wanted: (typeof outcomes)[number]) => several.filter((_, index) => outcomes[index] === wanted);
  const failed = of("failed");
  await ports.quarantine.changeAll(
    failed.map(({ exchange }) => exchange),
    (exchange) => givenBack(exchange, exchange.replay?.id ?? "", { at: now, note: noteOf(job.id) }),
  );
  const cameBack = of("held-again");
  const standing = await foundOf(
    cameBack.map(({ entry }) => entry),
    ports,
  );
  return [
    ...of("delivered").map(({ entry }): EntryResult => ({
      entry,
      result: "sent",
      code: null,
      isUnmended: false,
    })),
    ...cameBack.map(({ entry, exchange }) =>
      heldAgain({ entry, exchange: standing.get(entry.id) ?? exchange }),
    ),
    ...failed.map(({ entry }): EntryResult => ({ entry, result: "failed" })),
  ];
}
