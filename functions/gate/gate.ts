import type { Temporal } from "temporal-polyfill";
import type { Flow } from "../../schemas/flow.ts";
import type { GateControl } from "../../schemas/flow-control.ts";
import type { JournalKey } from "../../schemas/journal-entry.ts";
import type { Message } from "../../schemas/message.ts";
import type { Archive, Door, Journal, Pulses, Quarantine, Signatures } from "../ports.ts";
import { conflict } from "../quarantine/fault.ts";
import { type Admission, admitChecked, admitUnchecked, type Admitted } from "./admit.ts";
import { entries } from "./entries.ts";
import {
  faultOrigin,
  holdConflict,
  holdRefused,
  holdUndeliverable,
  type Origin,
  type ToHold,
} from "./hold.ts";
import { keep } from "./keep.ts";
import { guardKeys, keyText, recognise } from "./recognise.ts";

/** What forwarding reaches outside itself, of what came just now and of what is replayed. */
export interface ForwardPorts {
  readonly door: Door;
  readonly journal: Journal;
  readonly pulses: Pulses;
  readonly quarantine: Quarantine;
  readonly archive: Archive;
}

/** What the gate reaches outside itself. */
export interface GatePorts extends ForwardPorts {
  readonly signatures: Pick<Signatures, "noteObserved">;
}

/** The flow that a batch came on, and the ARN of the queue that it goes to. */
export interface Passage extends Origin {
  readonly target: string;
}

/**
 * What became of a batch; the messages `returned` by their queue id must come again. Of the forwarded, those `observed`
 * would else have been held, those `bypassed` were not checked.
 */
export interface Passed {
  readonly forwarded: number;
  readonly observed: number;
  readonly bypassed: number;
  readonly quarantined: number;
  readonly duplicate: number;
  readonly returned: readonly string[];
}

/** A new exchange; `earlierHashes` are of the revisions that were forwarded before it. */
interface Fresh {
  readonly exchange: Admitted;
  readonly earlierHashes: readonly string[];
}

/**
 * Passes a batch of one flow's messages through the gate, stage by stage:
 *
 * 1. admit: decode and validate each against the contract, and name it; under a control those go on as well that are
 *    refused, or all unchecked;
 * 2. recognise: tell the new from duplicates and conflicts, by the journal;
 * 3. forward the new, kept in the archive first where the flow asks for it, since what is not kept cannot be
 *    delivered again;
 * 4. hold what fails, before it is acknowledged;
 * 5. count the findings of what was forwarded under observe;
 * 6. count the pulse, before the journal, since an uncounted exchange is a false alarm;
 * 7. record what was forwarded, only now, since an entry means forwarded; note the duplicates on it.
 *
 * What does not get through a stage is returned to its queue.
 *
 * @param control what the flow is under
 * @throws where a store does not answer at all, or the decoder cannot be loaded: then the whole batch comes again
 */
export async function gate(
  passage: Passage,
  messages: readonly Message[],
  now: Temporal.Instant,
  ports: GatePorts,
  control?: GateControl,
): Promise<Passed> {
  const examined = await admit(passage, messages, control);
  const recognised = await recogniseEach(passage, examined.admitted, now, ports.journal, control);
  const forwarded = await forward(passage, recognised.fresh, now, ports);
  const failing = [
    ...examined.refused.map((exchange) => holdRefused(passage, exchange)),
    ...recognised.conflicts.map((exchange) => holdConflict(passage, exchange)),
    ...forwarded.refused.map(({ exchange, code }) => holdUndeliverable(passage, exchange, code)),
  ];
  const held = await hold(failing, now, ports.quarantine);
  const observed = forwarded.sent.flatMap(({ exchange: { exception } }) =>
    exception?.control === "observe" ? [exception.fault] : [],
  );
  if (observed.length > 0) await ports.signatures.noteObserved(passage.id, observed, now);
  const counts = {
    forwarded: forwarded.sent.length,
    observed: observed.length,
    bypassed: forwarded.sent.filter(({ exchange }) => exchange.exception?.control === "bypass").length,
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

function journalKey(
  flow: string,
  { businessKey, exchangeId }: Pick<Admitted, "businessKey" | "exchangeId">,
): JournalKey {
  return { flow, businessKey, exchangeId };
}

async function admit(
  passage: Passage,
  messages: readonly Message[],
  control: GateControl | undefined,
): Promise<Admission> {
  // Not even opened: the decoder may be what is to be bypassed.
  if (control === "bypass") return admitUnchecked(passage, messages);
  return admitChecked(passage, messages, await passage.flow.contract.format.open(), control);
}

/** Under observe other bytes under a known id go on as well, as something that would have been held. */
async function recogniseEach(
  { id, flow }: Passage,
  accepted: readonly Admitted[],
  now: Temporal.Instant,
  journal: Journal,
  control: GateControl | undefined,
) {
  const isObserved = control === "observe" && flow.onConflict === "hold";
  const applied: Flow = isObserved ? { ...flow, onConflict: "revision" } : flow;
  const observedConflict = { control: "observe", fault: conflict(faultOrigin({ id, flow })) } as const;
  const looked = await journal.look(guardKeys(id, flow, accepted));
  const unreadKeys = new Set(looked.unread.map(keyText));
  const isUnread = (exchange: Admitted) => unreadKeys.has(keyText(journalKey(id, exchange)));
  const known = accepted.filter((exchange) => !isUnread(exchange));
  const fresh: Fresh[] = [];
  const duplicates: JournalKey[] = [];
  const conflicts: Admitted[] = [];
  for (const { exchange, recognition } of recognise(id, applied, known, looked.entries, now)) {
    if (recognition.verdict === "duplicate") duplicates.push(journalKey(id, exchange));
    else if (recognition.verdict === "conflict") conflicts.push(exchange);
    else {
      const { earlierHashes } = recognition;
      const isConflict = isObserved && earlierHashes.length > 0;
      const exception = exchange.exception ?? (isConflict ? observedConflict : undefined);
      fresh.push({ exchange: { ...exchange, exception }, earlierHashes });
    }
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
  const refused: { readonly exchange: Admitted; readonly code: string }[] = [];
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
    entries(id, exchange, earlierHashes, now, { exception: exchange.exception, archived }),
  );
  const unwritten = new Set((await journal.record(written)).map(({ exchangeId }) => exchangeId));
  return sent
    .filter(({ exchange }) => unwritten.has(exchange.exchangeId))
    .map(({ exchange }) => exchange.message);
}
