import { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { type PersonsAct, type HeldDecision, refusedChange } from "./held-decision.ts";

/** Whoever edits renews the lock before; whoever went home holds up nobody for longer. */
const LEASE = Temporal.Duration.from({ minutes: 10 });

/** Who else edits an exchange now; undefined where nobody does. */
export function otherEditor({ lock }: HeldExchange, { by, at }: PersonsAct): string | undefined {
  if (!lock || lock.by === by) return undefined;
  return Temporal.Instant.compare(at, Temporal.Instant.from(lock.until)) < 0 ? lock.by : undefined;
}

/** Shows for some minutes that a person edits an exchange, or goes on to. */
export function locked(exchange: HeldExchange, act: PersonsAct): HeldDecision {
  if (exchange.state !== "held") return refusedChange("exchange-not-held");
  if (otherEditor(exchange, act) !== undefined) return refusedChange("exchange-locked");
  const lock = { by: act.by, until: timestamp(act.at.add(LEASE)) };
  return { outcome: "done", exchange: { ...exchange, lock, revision: exchange.revision + 1 } };
}

/** Ends the lock of the person who holds it. */
export function unlocked(exchange: HeldExchange, act: PersonsAct): HeldDecision {
  if (otherEditor(exchange, act) !== undefined) return refusedChange("exchange-locked");
  return { outcome: "done", exchange: { ...exchange, lock: null, revision: exchange.revision + 1 } };
}
