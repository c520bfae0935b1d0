import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { JournalEntry, JournalKey } from "../../schemas/journal-entry.ts";
import type { Accepted } from "./examine.ts";

const DEFAULT_WINDOW = Temporal.Duration.from({ days: 7 });

/** What the gate does with an accepted message. */
type Recognition =
  | { readonly verdict: "forward"; readonly earlierHashes: readonly string[] }
  | { readonly verdict: "duplicate" }
  | { readonly verdict: "conflict" };

/** By what an exchange is recognised. */
type Known = Pick<Accepted, "exchangeId" | "businessKey" | "hash">;

interface Recognised<One extends Known> {
  readonly exchange: One;
  readonly recognition: Recognition;
}

/** One text for a journal key, unambiguous since flows have no blanks in their names. */
export function keyText({ flow, businessKey, exchangeId }: JournalKey): string {
  return JSON.stringify([flow, businessKey, exchangeId]);
}

/** How far back a flow's duplicate guard looks, in milliseconds; zero where it is off. */
function guardMilliseconds(flow: Flow): number {
  if (flow.duplicateWindow === false) return 0;
  return milliseconds(flow.duplicateWindow ?? DEFAULT_WINDOW);
}

/** The journal keys to look up before a message may pass; none where the flow's guard is off. */
export function guardKeys(id: string, flow: Flow, accepted: readonly Known[]): readonly JournalKey[] {
  if (flow.duplicateWindow === false) return [];
  return accepted.map(({ businessKey, exchangeId }) => ({ flow: id, businessKey, exchangeId }));
}

/**
 * Tells new messages from duplicates and conflicts, by the journal and within the batch, in the order of
 * the messages. An entry older than the flow's window does not count, whether TTL has removed it or not.
 */
export function recognise<One extends Known>(
  id: string,
  flow: Flow,
  accepted: readonly One[],
  entries: readonly JournalEntry[],
  now: Temporal.Instant,
): readonly Recognised<One>[] {
  if (flow.duplicateWindow === false) {
    return accepted.map((exchange) => ({ exchange, recognition: { verdict: "forward", earlierHashes: [] } }));
  }
  const oldest = now.epochMilliseconds - guardMilliseconds(flow);
  const forwarded = new Map<string, readonly string[]>();
  for (const entry of entries) {
    if (Temporal.Instant.from(entry.forwardedAt).epochMilliseconds <= oldest) continue;
    forwarded.set(keyText(entry), [entry.hash, ...entry.earlierHashes]);
  }
  const tell = ({ businessKey, exchangeId, hash }: Known): Recognition => {
    const key = keyText({ flow: id, businessKey, exchangeId });
    const earlierHashes = forwarded.get(key) ?? [];
    if (earlierHashes.includes(hash)) return { verdict: "duplicate" };
    if (earlierHashes.length > 0 && flow.onConflict === "hold") return { verdict: "conflict" };
    forwarded.set(key, [hash, ...earlierHashes]);
    return { verdict: "forward", earlierHashes };
  };
  return accepted.map((exchange) => ({ exchange, recognition: tell(exchange) }));
}
