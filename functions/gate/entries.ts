import type { Temporal } from "temporal-polyfill";
import { EARLIER_HASHES_KEPT, type JournalEntry } from "../../schemas/journal-entry.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Exception } from "./admit.ts";
import type { Accepted } from "./examine.ts";

/** How an exchange came to be forwarded, where not at once and sound. */
export interface Course {
  /** The holding that a replay came from. */
  readonly quarantine?: JournalEntry["quarantine"];
  readonly exception?: Exception | undefined;
  /** What of the flow's archive it is kept in. */
  readonly archived?: JournalEntry["archived"];
}

/**
 * The journal entries of a forwarded exchange, one for each of its business keys.
 *
 * @param earlierHashes of the revisions that were forwarded before, newest first
 * @param course how it came to be forwarded
 */
export function entries(
  flow: string,
  { exchangeId, businessKey, furtherKeys, hash, transferEncoding }: Omit<Accepted, "outcome">,
  earlierHashes: readonly string[],
  now: Temporal.Instant,
  { quarantine = null, exception, archived = null }: Course = {},
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
    redelivered: null,
    mainKey: key === businessKey ? null : businessKey,
    answered: null,
    archived,
    quarantine,
    control: exception?.control ?? null,
    signature: exception?.control === "observe" ? exception.fault.signature : null,
  }));
}
