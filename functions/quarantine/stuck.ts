import { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";

/** A replay that nobody took up or finished for so long was left half done by a crash. */
const STUCK_AFTER = Temporal.Duration.from({ minutes: 10 });

/** After so many renewals a replay is given back to a person. */
const REPAIRS_MAX = 3;

/** What a repair does about an exchange. */
export type Repair =
  | { readonly verdict: "leave" }
  | { readonly verdict: "renew"; readonly renewed: HeldExchange }
  | { readonly verdict: "give-up"; readonly replayId: string };

/** Tells whether a replay is stuck, counted from the later of its start and its last taking-up. */
export function repair(exchange: HeldExchange, newReplayId: string, now: Temporal.Instant): Repair {
  const { replay, state } = exchange;
  if (state !== "replaying" || !replay) return { verdict: "leave" };
  const moved = [exchange.stateSince, replay.stampedAt ?? exchange.stateSince].toSorted().at(-1);
  const stuckAt = Temporal.Instant.from(moved ?? exchange.stateSince).add(STUCK_AFTER);
  if (Temporal.Instant.compare(now, stuckAt) < 0) return { verdict: "leave" };
  if (replay.repairs >= REPAIRS_MAX) return { verdict: "give-up", replayId: replay.id };
  const renewed = { id: newReplayId, stampedAt: null, repairs: replay.repairs + 1 };
  const stateSince = timestamp(now);
  return {
    verdict: "renew",
    renewed: { ...exchange, replay: renewed, stateSince, revision: exchange.revision + 1 },
  };
}
