import type { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { JournalEntry } from "../../schemas/journal-entry.ts";
import type { Accepted } from "../gate/examine.ts";
import type { Passage } from "../gate/gate.ts";
import { recognise } from "../gate/recognise.ts";

/** What the journal tells of an exchange that is to be replayed. */
export type Knowledge =
  | { readonly verdict: "forward"; readonly earlierHashes: readonly string[] }
  | { readonly verdict: "forwarded-before" }
  | { readonly verdict: "conflict" };

/**
 * Whatever the flow's guard: an entry that names this holding means that an earlier run of this replay
 * got so far. The decision on a conflict is the person's who replays it.
 *
 * @param entry the journal's entry of the exchange's own key, where there is one
 */
export function knowledge(
  { id, flow }: Passage,
  held: HeldExchange,
  exchange: Accepted,
  entry: JournalEntry | undefined,
  now: Temporal.Instant,
): Knowledge {
  const mark = entry?.quarantine;
  const isThisHolding = mark?.id === held.id && mark.holding === held.holding;
  // A correction that was made since an earlier run of this replay went through is another text.
  if (isThisHolding && entry?.hash === exchange.hash) return { verdict: "forwarded-before" };
  // Its target answered that it did not take what went.
  if (held.reason === "refused")
    return { verdict: "forward", earlierHashes: entry ? [entry.hash, ...entry.earlierHashes] : [] };
  const hashes = entry ? [entry.hash, ...entry.earlierHashes] : [];
  const [recognised] = recognise(id, flow, [exchange], entry ? [entry] : [], now);
  const guarded = recognised?.recognition.verdict;
  if (guarded === "duplicate") return { verdict: "forwarded-before" };
  if (held.reason === "gate-failure" && hashes.includes(exchange.hash))
    return { verdict: "forwarded-before" };
  if (guarded === "conflict" && held.reason !== "duplicate-conflict") return { verdict: "conflict" };
  return { verdict: "forward", earlierHashes: hashes };
}
