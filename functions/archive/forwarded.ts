import type { Temporal } from "temporal-polyfill";
import type { ArchivedExchange } from "../../schemas/archived-exchange.ts";
import { keyText } from "../gate/recognise.ts";
import type { ArchiveReader, Journal } from "../ports.ts";

/** An exchange that a flow forwarded, as it was. */
export interface Forwarded {
  readonly at: Temporal.Instant;
  readonly exchange: ArchivedExchange;
  /** Where it stands in the archive. */
  readonly place: ArchivePlace;
}

/** A place in a flow's archive: what was kept in one go, and which of it, counted from 0. */
export interface ArchivePlace {
  readonly name: string;
  readonly index: number;
}

/**
 * What a flow forwarded at an instant or earlier, newest first. The archive is written before the forward, so that the
 * journal has the last word: what it does not know there was kept, but not sent.
 *
 * @throws where the journal leaves keys unread
 */
export async function* forwardedUpTo(
  flow: string,
  at: Temporal.Instant,
  { archive, journal }: { readonly archive: ArchiveReader; readonly journal: Pick<Journal, "look"> },
): AsyncIterable<Forwarded> {
  for await (const { name, at: keptAt } of archive.upTo(flow, at)) {
    const exchanges = (await archive.read(flow, name)) ?? [];
    const keyOf = ({ businessKey, exchangeId }: ArchivedExchange) => ({ flow, businessKey, exchangeId });
    const { entries, unread } = await journal.look(exchanges.map(keyOf));
    if (unread.length > 0) throw new Error(`the journal of ${flow} left keys unread`);
    const entryOf = new Map(entries.map((entry) => [keyText(entry), entry]));
    for (const [index, exchange] of [...exchanges.entries()].toReversed()) {
      const entry = entryOf.get(keyText(keyOf(exchange)));
      const isSent = entry?.archived === name || entry?.earlierHashes.includes(exchange.hash);
      if (isSent) yield { at: keptAt, exchange, place: { name, index } };
    }
  }
}
