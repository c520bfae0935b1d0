import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";

/** Whether nobody waits for the exchange any more. */
export function isSettled({ state }: Pick<HeldExchange, "state">): boolean {
  return state === "delivered" || state === "discarded";
}

/**
 * From when on what was settled may be removed: counted from when it was delivered or discarded, in whole seconds, as
 * DynamoDB counts.
 */
export function expiry(
  { stateSince }: Pick<HeldExchange, "stateSince">,
  settledRetention: Temporal.Duration,
): Temporal.Instant {
  const since = Temporal.Instant.from(stateSince).epochMilliseconds;
  const seconds = Math.ceil((since + milliseconds(settledRetention)) / 1000);
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
}
