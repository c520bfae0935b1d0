import type { Temporal } from "temporal-polyfill";
import type { ArchivedExchange } from "../../schemas/archived-exchange.ts";
import { keyText } from "../gate/recognise.ts";
import type { ArchivePart, ArchiveReader, Journal } from "../ports.ts";

/** What of a part of the archive went out: the newest first, each by its place in the part, counted from 0. */
export interface ForwardedPart extends ArchivePart {
  readonly sent: readonly { readonly index: number; readonly exchange: ArchivedExchange }[];
}

/** What reading what was forwarded reaches. */
export interface ForwardedPorts {
  readonly archive: ArchiveReader;
  readonly journal: Pick<Journal, "look">;
}

/**
 * What of a part of the archive went out, in its order. The archive is written before the forward, so that the journal
 * has the last word: what it does not know there was kept, but not sent.
 *
 * @throws where the journal leaves keys unread
 */
export async function sentOf(
  flow: string,
  name: string,
  { archive, journal }: ForwardedPorts,
): Promise<ForwardedPart["sent"]> {
  const exchanges = (await archive.read(flow, name)) ?? [];
  const keyOf = ({ businessKey, exchangeId }: ArchivedExchange) => ({ flow, businessKey, exchangeId });
  const { entries, unread } = await journal.look(exchanges.map(keyOf));
  if (unread.length > 0) throw new Error(`the journal of ${flow} left keys unread`);
  const entryOf = new Map(entries.map((entry) => [keyText(entry), entry]));
  const isSent = (exchange: ArchivedExchange) => {
    const entry = entryOf.get(keyText(keyOf(exchange)));
    return entry?.archived === name || entry?.earlierHashes.includes(exchange.hash) === true;
  };
  return exchanges.map((exchange, index) => ({ index, exchange })).filter(({ exchange }) => isSent(exchange));
}

/**
 * What a flow forwarded at an instant or earlier, newest first. While a target takes nothing, many parts have nothing
 * that was sent: whoever reads on counts the parts, not what is in them.
 *
 * @throws where the journal leaves keys unread
 */
export async function* forwardedUpTo(
  flow: string,
  at: Temporal.Instant,
  { archive, journal }: ForwardedPorts,
): AsyncIterable<ForwardedPart> {
  for await (const part of archive.upTo(flow, at)) {
    const sent = await sentOf(flow, part.name, { archive, journal });
    yield { ...part, sent: sent.toReversed() };
  }
}
