import type { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { JobEntry, ReplayJob } from "../../schemas/replay-job.ts";
import type { ForwardPorts, Passage } from "../gate/gate.ts";
import { noteOf } from "../quarantine/job-note.ts";
import { givenBack } from "../quarantine/life.ts";
import { carryThrough } from "../replay/replay.ts";
import { claim, type ClaimPorts, type Found, skipped } from "./claim.ts";
import { fateOf } from "./fate.ts";
import type { EntryResult } from "./progress.ts";

/** What carrying exchanges out asks for besides the ports of the gate. */
export interface BatchPorts extends ForwardPorts, ClaimPorts {
  readonly passageOf: (flow: string) => Passage | undefined;
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

function heldAgain({ entry, exchange }: Found): EntryResult {
  // Nothing is wrong with it: it goes by itself after those before it.
  if (exchange.reason === "behind") return skipped(entry, "exchange-behind");
  const code = exchange.findings[0]?.code ?? exchange.reason;
  return { entry, result: "held-again", code, isUnmended: exchange.signature === entry.signature };
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
