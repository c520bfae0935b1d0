import { type HeldDecision, type PersonsAct, refusedChange } from "./held-decision.ts";
import { replaying } from "./life.ts";

/** A decision that besides sends the exchange on its way: one change, so that nobody comes in between. */
export function sentAtOnce(decision: HeldDecision, replayId: string, act: PersonsAct): HeldDecision {
  if (decision.outcome === "refused") return decision;
  const sent = replaying(decision.exchange, replayId, act);
  return sent ? { outcome: "done", exchange: sent } : refusedChange("exchange-not-held");
}
