import type { Temporal } from "temporal-polyfill";
import type { ArchivedExchange } from "../../schemas/archived-exchange.ts";
import type { JobEntry, ReplayJob } from "../../schemas/replay-job.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { errorTrace } from "../error-trace.ts";
import type { Passage } from "../gate/gate.ts";
import type { ArchiveReader, Delivery, Door, Journal, Outgoing } from "../ports.ts";
import { skipped } from "./claim.ts";
import { partOf, placeOf } from "./next-redelivery.ts";
import type { EntryResult } from "./progress.ts";

/** What delivering again reaches outside itself. */
export interface RedeliverPorts {
  readonly archive: ArchiveReader;
  readonly door: Door;
  readonly journal: Pick<Journal, "noteRedelivered">;
  readonly passageOf: (flow: string) => Passage | undefined;
}

/** An entry of a batch, with what was forwarded. */
interface Kept {
  readonly entry: JobEntry;
  readonly exchange: ArchivedExchange;
}

/** What the archive still holds of a batch; each part is read once, and nothing else of it is held on to. */
async function keptOf(
  { filter: { flow }, batch }: ReplayJob,
  { archive }: RedeliverPorts,
): Promise<ReadonlyMap<string, ArchivedExchange>> {
  const wanted = new Set(batch.map(({ id }) => id));
  const kept = new Map<string, ArchivedExchange>();
  for (const part of new Set(batch.map(({ id }) => partOf(id))))
    for (const exchange of (await archive.read(flow, part)) ?? []) {
      const place = placeOf(part, exchange);
      if (wanted.has(place)) kept.set(place, exchange);
    }
  return kept;
}

/** The entries in rounds, of each business key one a round, so that none is sent before an earlier one has gone. */
function rounds(several: readonly Kept[]): readonly (readonly Kept[])[] {
  const found: Kept[][] = [];
  const met = new Map<string, number>();
  for (const one of several) {
    const { businessKey } = one.exchange;
    const round = met.get(businessKey) ?? 0;
    met.set(businessKey, round + 1);
    (found[round] ??= []).push(one);
  }
  return found;
}

function resultOf(entry: JobEntry, answer: Delivery | undefined): EntryResult {
  if (answer?.outcome === "sent") return { entry, result: "sent", code: null, isUnmended: false };
  if (answer?.outcome === "refused") return skipped(entry, "delivery-refused");
  return { entry, result: "failed" };
}

/**
 * Delivers again what a job wrote down, deliberately past the duplicate guard: the same bytes and attributes, with an id
 * by which a FIFO target tells them from those before, and takes them once where a run broke off and the next one sends
 * them again. What comes after a failed one of its business key waits with it.
 *
 * @returns what became of each; of a job that does not run nothing is sent
 */
export async function redeliverBatch(
  job: ReplayJob,
  now: Temporal.Instant,
  ports: RedeliverPorts,
): Promise<readonly EntryResult[]> {
  const { id, batch, filter, state } = job;
  if (state !== "running")
    return state === "cancelled" ? [] : batch.map((entry) => ({ entry, result: "left" }));
  const passage = ports.passageOf(filter.flow);
  // A flow may have become a tapped one since the job was asked for: then it is delivered by others.
  if (passage?.target === undefined) return batch.map((entry) => skipped(entry, "flow-unknown"));
  const { target } = passage;
  const kept = await keptOf(job, ports);
  const results = new Map<JobEntry, EntryResult>();
  const going: Kept[] = [];
  for (const entry of batch) {
    const exchange = kept.get(entry.id);
    if (exchange) going.push({ entry, exchange });
    else results.set(entry, skipped(entry, "payload-expired"));
  }
  const stopped = new Set<string>();
  for (const round of rounds(going)) {
    const sending = round.filter(({ exchange }) => !stopped.has(exchange.businessKey));
    const outgoing = sending.map(({ exchange }): Outgoing => ({
      ...exchange,
      flow: filter.flow,
      redelivery: id,
    }));
    const answers = outgoing.length > 0 ? await delivered(target, outgoing, ports.door) : [];
    for (const [index, { entry, exchange }] of sending.entries()) {
      const result = resultOf(entry, answers[index]);
      results.set(entry, result);
      if (result.result === "failed") stopped.add(exchange.businessKey);
    }
  }
  const sent = going.filter(({ entry }) => results.get(entry)?.result === "sent");
  await noted(job, sent, now, ports);
  return batch.map((entry) => results.get(entry) ?? { entry, result: "left" });
}

/** Tells whoever looks an exchange up that it came again; a note that fails holds up nothing. */
async function noted(
  { id: job, by, filter: { flow } }: ReplayJob,
  sent: readonly Kept[],
  now: Temporal.Instant,
  { journal }: RedeliverPorts,
): Promise<void> {
  const keys = sent.map(({ exchange: { businessKey, exchangeId } }) => ({ flow, businessKey, exchangeId }));
  try {
    if (keys.length > 0) await journal.noteRedelivered(keys, { at: timestamp(now), job, by });
  } catch (error) {
    console.error({ message: "a redelivery could not be noted", job, error: errorTrace(error) });
  }
}

async function delivered(
  target: string,
  outgoing: readonly Outgoing[],
  door: Door,
): Promise<readonly Delivery[]> {
  try {
    return await door.deliver(target, outgoing);
  } catch (error) {
    console.error({ message: "a redelivery could not be sent", target, error: errorTrace(error) });
    return [];
  }
}
