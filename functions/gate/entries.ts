import type { Temporal } from "temporal-polyfill";
import { EARLIER_HASHES_KEPT, type JournalEntry } from "../../schemas/journal-entry.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Accepted } from "./examine.ts";

/**
 * The journal entries of a forwarded exchange, one for each of its business keys.
 *
 * @param earlierHashes of the revisions that were forwarded before, newest first
 * @param archived what of the flow's archive it is kept in
 * @param quarantine the holding that a replay came from
 */
export function entries(
  flow: string,
  { exchangeId, businessKey, furtherKeys, hash, transferEncoding }: Accepted,
  earlierHashes: readonly string[],
  now: Temporal.Instant,
  archived: JournalEntry["archived"],
  quarantine: JournalEntry["quarantine"] = null,
): readonly JournalEntry[] {
  const earlier = earlierHashes.filter((one) => one !== hash).slice(0, EARLIER_HASHES_KEPT);
  return [businessKey, ...furtherKeys].map((key) => ({
    flow,
    businessKey: key,
    exchangeId,
    hash,
    transferEncoding,
    earlierHashes: earlier,
    forwardedAt: timestamp(now),
    repeats: 0,
    lastRepeatAt: null,
    archived,
    quarantine,
  }));
}
