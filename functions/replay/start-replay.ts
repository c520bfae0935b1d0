import type { HeldExchange, HoldState } from "../../schemas/held-exchange.ts";
import type { Quarantine, ReplayQueue } from "../ports.ts";
import { type Act, replaying } from "../quarantine/life.ts";

/** What became of a person's wish: `refused` names the state that the exchange is in. */
export type Started =
  | { readonly outcome: "replaying"; readonly replayId: string; readonly revision: number }
  | { readonly outcome: "refused"; readonly state: HoldState }
  | { readonly outcome: "unknown" };

/**
 * Starts the replay of a held exchange: the state change first, then the order. Should the order be lost
 * in between, the sweep sends it; a second click finds the exchange replaying and sends nothing.
 */
export async function startReplay(
  id: string,
  replayId: string,
  act: Act,
  ports: { readonly quarantine: Quarantine; readonly replayQueue: ReplayQueue },
): Promise<Started> {
  const decide = (exchange: HeldExchange) => replaying(exchange, replayId, act);
  const { changed, exchange } = await ports.quarantine.change(id, decide);
  if (!exchange) return { outcome: "unknown" };
  if (!changed) return { outcome: "refused", state: exchange.state };
  await ports.replayQueue.order({ quarantineId: id, replayId });
  return { outcome: "replaying", replayId, revision: exchange.revision };
}
