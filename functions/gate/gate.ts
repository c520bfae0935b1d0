import type { Temporal } from "temporal-polyfill";
import type { Decoder } from "../../schemas/decoder.ts";
import type { JournalKey } from "../../schemas/journal-entry.ts";
import type { Message } from "../../schemas/message.ts";
import { errorTrace } from "../error-trace.ts";
import type { Archive, Door, Journal, Pulses, Quarantine } from "../ports.ts";
import { entries } from "./entries.ts";
import { type Accepted, examine, type Refused } from "./examine.ts";
import { holdConflict, holdRefused, holdUndeliverable, type Origin, type ToHold } from "./hold.ts";
import { keep } from "./keep.ts";
import { guardKeys, keyText, recognise } from "./recognise.ts";

/** What the gate reaches outside itself. */
export interface GatePorts {
  readonly door: Door;
  readonly journal: Journal;
  readonly pulses: Pulses;
  readonly quarantine: Quarantine;
  readonly archive: Archive;
}

/** The flow that a batch came on, and the ARN of the queue that it goes to. */
export interface Passage extends Origin {
  readonly target: string;
}

/** What became of a batch; the messages `returned` by their queue id must come again. */
export interface Passed {
  readonly forwarded: number;
  readonly quarantined: number;
  readonly duplicate: number;
  readonly returned: readonly string[];
}

/** A new exchange; `earlierHashes` are of the revisions that were forwarded before it. */
interface Fresh {
  readonly exchange: Accepted;
  readonly earlierHashes: readonly string[];
}

/**
 * Passes a batch of one flow's messages through the gate, stage by stage:
 *
 * 1. examine: decode and validate each against the contract, and name it;
 * 2. recognise: tell the new from duplicates and conflicts, by the journal;
 * 3. forward the new, kept in the archive first where the flow asks for it, since what is not kept cannot be
 *    delivered again;
 * 4. hold what fails, before it is acknowledged;
 * 5. count the pulse, before the journal, since an uncounted exchange is a false alarm;
 * 6. record what was forwarded, only now, since an entry means forwarded; note the duplicates on it.
 *
 * What does not get through a stage is returned to its queue.
 *
 * @throws where a store does not answer at all, or the decoder cannot be loaded: then the whole batch comes again
 */
export async function gate(
  passage: Passage,
  messages: readonly Message[],
  now: Temporal.Instant,
  ports: GatePorts,
): Promise<Passed> {
  const decode = await passage.flow.contract.format.open();
  const examined = examineEach(passage, messages, decode);
  const recognised = await recogniseEach(passage, examined.accepted, now, ports.journal);
  const forwarded = await forward(passage, recognised.fresh, now, ports);
  const failing = [
    ...examined.refused.map((exchange) => holdRefused(passage, exchange)),
    ...recognised.conflicts.map((exchange) => holdConflict(passage, exchange)),
    ...forwarded.refused.map(({ exchange, code }) => holdUndeliverable(passage, exchange, code)),
  ];
  const held = await hold(failing, now, ports.quarantine);
  const counts = {
    forwarded: forwarded.sent.length,
    quarantined: held.done.length,
    duplicate: recognised.duplicates.length,
  };
  const received = counts.forwarded + counts.quarantined + counts.duplicate;
  if (received > 0) await ports.pulses.count(passage.id, now, { ...counts, received });
  const unrecorded = await record(passage, forwarded, now, ports.journal);
  await ports.journal.noteRepeats(recognised.duplicates, now);
  const returned = [examined.failed, recognised.unread, forwarded.failed, held.failed, unrecorded].flat();
  return { ...counts, returned: returned.map(({ messageId }) => messageId) };
}

function journalKey(flow: string, { businessKey, exchangeId }: Accepted): JournalKey {
  return { flow, businessKey, exchangeId };
}

function examineEach({ id, flow }: Passage, messages: readonly Message[], decode: Decoder) {
  const accepted: Accepted[] = [];
  const refused: Refused[] = [];
  const failed: Message[] = [];
  for (const message of messages) {
    try {
      const examined = examine(message, flow, decode);
      if (examined.outcome === "accepted") accepted.push(examined);
      else refused.push(examined);
    } catch (error) {
      console.error({
        message: "a message could not be examined",
        flow: id,
        messageId: message.messageId,
        error: errorTrace(error),
      });
      failed.push(message);
    }
  }
  return { accepted, refused, failed };
}

async function recogniseEach(
  { id, flow }: Passage,
  accepted: readonly Accepted[],
  now: Temporal.Instant,
  journal: Journal,
) {
  const looked = await journal.look(guardKeys(id, flow, accepted));
  const unreadKeys = new Set(looked.unread.map(keyText));
  const isUnread = (exchange: Accepted) => unreadKeys.has(keyText(journalKey(id, exchange)));
  const known = accepted.filter((exchange) => !isUnread(exchange));
  const fresh: Fresh[] = [];
  const duplicates: JournalKey[] = [];
  const conflicts: Accepted[] = [];
  for (const { exchange, recognition } of recognise(id, flow, known, looked.entries, now)) {
    if (recognition.verdict === "duplicate") duplicates.push(journalKey(id, exchange));
    else if (recognition.verdict === "conflict") conflicts.push(exchange);
    else fresh.push({ exchange, earlierHashes: recognition.earlierHashes });
  }
  return { fresh, duplicates, conflicts, unread: accepted.filter(isUnread).map(({ message }) => message) };
}

async function forward(
  passage: Passage,
  fresh: readonly Fresh[],
  now: Temporal.Instant,
  { door, archive }: GatePorts,
) {
  const { id, target } = passage;
  const outgoing = fresh.map(({ exchange: { message, exchangeId, businessKey, hash } }) => {
    const { body, attributes } = message;
    return { flow: id, exchangeId, businessKey, hash, body, attributes };
  });
  const kept = await keep(passage, outgoing, now, archive);
  const isReady = kept !== "failed" && outgoing.length > 0;
  const answers = isReady ? await door.deliver(target, outgoing) : [];
  const sent: Fresh[] = [];
  const refused: { readonly exchange: Accepted; readonly code: string }[] = [];
  const failed: Message[] = [];
  for (const [index, one] of fresh.entries()) {
    const answer = answers[index];
    if (answer?.outcome === "sent") sent.push(one);
    else if (answer?.outcome === "refused") refused.push({ exchange: one.exchange, code: answer.code });
    else failed.push(one.exchange.message);
  }
  return { sent, refused, failed, archived: kept === "failed" ? null : kept.archived };
}

async function hold(failing: readonly ToHold[], now: Temporal.Instant, quarantine: Quarantine) {
  const outcomes = await quarantine.holdAll(
    failing.map(({ holding }) => holding),
    now,
  );
  const messages = failing.map(({ message }) => message);
  return {
    done: messages.filter((_, index) => outcomes[index] !== "failed"),
    failed: messages.filter((_, index) => outcomes[index] === "failed"),
  };
}

async function record(
  { id }: Passage,
  { sent, archived }: { readonly sent: readonly Fresh[]; readonly archived: string | null },
  now: Temporal.Instant,
  journal: Journal,
) {
  const written = sent.flatMap(({ exchange, earlierHashes }) =>
    entries(id, exchange, earlierHashes, now, archived),
  );
  const unwritten = new Set((await journal.record(written)).map(({ exchangeId }) => exchangeId));
  return sent
    .filter(({ exchange }) => unwritten.has(exchange.exchangeId))
    .map(({ exchange }) => exchange.message);
}
