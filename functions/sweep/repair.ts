import type { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
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

/**
 * Finishes the replays of a flow that a crash left half done: the state change and the order that follows
 * it are two writes. A renewed replay has a new id, so that the old order, should it still come, is dropped.
 *
 * @returns how many were renewed or given back
 */
export async function repairReplays(
  origin: Origin,
  now: Temporal.Instant,
  { quarantine, replayQueue, newId }: RepairPorts,
): Promise<number> {
  let repaired = 0;
  for await (const { id } of quarantine.list({ flow: origin.id, state: "replaying" })) {
    const replayId = newId();
    const decide = (exchange: HeldExchange) => {
      const decision = repair(exchange, replayId, now);
      if (decision.verdict === "renew") return decision.renewed;
      if (decision.verdict === "give-up")
        return heldAgain(exchange, decision.replayId, gateFailure(origin), now);
      return undefined;
    };
    const { changed, exchange } = await quarantine.change(id, decide);
    if (!changed) continue;
    repaired += 1;
    if (exchange?.state === "replaying") await replayQueue.order({ quarantineId: id, replayId });
  }
  return repaired;
}
