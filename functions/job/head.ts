import { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Line, LineEntry } from "../../schemas/line.ts";
import { nextPatrol } from "../order/line.ts";
import { releaseFault } from "../quarantine/correction.ts";
import { isSettled } from "../quarantine/expiry.ts";

/** Beside what its queue takes to hand a message out again. */
const GRACE = Temporal.Duration.from({ minutes: 10 });

/** Something else is at work on it, or somebody; a look costs little. */
const SOON = Temporal.Duration.from({ minutes: 1 });

/** In whose name the watchdog lets go what waits for nothing but its turn. */
export const WATCHDOG = "watchdog";

/** What is to be done with the first that waits in a line. */
export type HeadStep =
  | { readonly step: "go" | "leave" }
  | { readonly step: "later"; readonly lookAt: Temporal.Instant };

/** The first that waits in a line, and what is known of it. */
export interface Head {
  readonly line: Line;
  readonly entry: LineEntry;
  /** Undefined where it is not held, or not yet. */
  readonly held: HeldExchange | undefined;
  readonly isSensitive: boolean;
  /** For how long its message may be out of sight before it comes again. */
  readonly outOfSightSeconds: number;
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

/**
 * What is to be done with the first that waits in a line: it goes, if it waits for nothing but its turn; it leaves, if it
 * was delivered or discarded since it joined, or was never held; else it is looked at again later.
 */
export function headStep(
  { line: { turn }, entry, held, isSensitive, outOfSightSeconds }: Head,
  now: Temporal.Instant,
): HeadStep {
  const soon = { step: "later", lookAt: now.add(SOON) } as const;
  if (turn && turn.exchange !== entry.id && isBefore(now, turn.keptUntil)) return soon;
  const isPast = !isBefore(now, entry.joinedAt.add({ seconds: outOfSightSeconds }).add(GRACE));
  if (!held) return isPast ? { step: "leave" } : soon;
  if (isSettled(held)) {
    const isSince = !isBefore(Temporal.Instant.from(held.stateSince), entry.joinedAt);
    return isSince || isPast ? { step: "leave" } : soon;
  }
  if (held.state === "replaying") return soon;
  if (held.reason !== "behind") return { step: "later", lookAt: nextPatrol(now) };
  const fault = releaseFault(held, "replay", isSensitive, { by: WATCHDOG, at: now });
  return fault === undefined ? { step: "go" } : soon;
}
