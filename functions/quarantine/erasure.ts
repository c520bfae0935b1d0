import { Temporal } from "temporal-polyfill";
import type { ListedExchange } from "../../schemas/held-exchange.ts";

/** Longer than any function runs: whoever settled an exchange has moved its content by then, or broke off. */
const RESTS_MINUTES = 15;

/** Whether nobody is still at work on an exchange that was settled then. */
export function isAtRest({ stateSince }: Pick<ListedExchange, "stateSince">, at: Temporal.Instant): boolean {
  const rested = Temporal.Instant.from(stateSince).add({ minutes: RESTS_MINUTES });
  return Temporal.Instant.compare(rested, at) <= 0;
}

/** Why an exchange cannot be erased as it stands. */
export interface ErasureFault {
  readonly code: "erasure-held" | "erasure-unsettled";
  readonly id: string;
}

/** The first of some exchanges that cannot be erased; undefined where all can. */
export function erasureFault(
  exchanges: readonly Pick<ListedExchange, "id" | "state" | "stateSince">[],
  at: Temporal.Instant,
): ErasureFault | undefined {
  const open = exchanges.find(({ state }) => state === "held" || state === "replaying");
  if (open) return { code: "erasure-held", id: open.id };
  const fresh = exchanges.find((exchange) => !isAtRest(exchange, at));
  return fresh && { code: "erasure-unsettled", id: fresh.id };
}
