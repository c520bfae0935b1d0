import type { Temporal } from "temporal-polyfill";
import { errorTrace } from "../error-trace.ts";
import type { Quarantine, ReplayQueue } from "../ports.ts";
import { gateFailure, type Origin } from "../quarantine/fault.ts";
import { heldAgain } from "../quarantine/life.ts";
import { repair } from "../quarantine/stuck.ts";

/** What the repair reaches outside itself. */
export interface RepairPorts {
  readonly quarantine: Quarantine;
  readonly replayQueue: ReplayQueue;
  readonly newId: () => string;
}

/** Renews or gives back one replay, if it is stuck; returns whether it was. */
async function repairOne(
  id: string,
  origin: Origin,
  now: Temporal.Instant,
  { quarantine, replayQueue, newId }: RepairPorts,
): Promise<boolean> {
  const replayId = newId();
  const { changed, exchange } = await quarantine.change(id, (current) => {
    const decision = repair(current, replayId, now);
    if (decision.verdict === "renew") return decision.renewed;
    if (decision.verdict === "give-up")
      return heldAgain(current, decision.replayId, gateFailure(origin), now);
    return undefined;
  });
  if (changed && exchange?.state === "replaying") await replayQueue.order({ quarantineId: id, replayId });
  return changed;
}

/**
 * Finishes the replays of a flow that a crash left half done: the state change and the order that follows
 * it are two writes. A renewed replay has a new id, so that the old order, should it still come, is dropped.
 * One that cannot be repaired is left to the next sweep, and holds up no other.
 *
 * @returns how many were renewed or given back
 */
export async function repairReplays(
  origin: Origin,
  now: Temporal.Instant,
  ports: RepairPorts,
): Promise<number> {
  let repaired = 0;
  for await (const { id } of ports.quarantine.list({ flow: origin.id, state: "replaying" })) {
    try {
      if (await repairOne(id, origin, now, ports)) repaired += 1;
    } catch (error) {
      console.error({ message: "a stuck replay could not be repaired", id, error: errorTrace(error) });
    }
  }
  return repaired;
}
