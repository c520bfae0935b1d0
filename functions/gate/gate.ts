import type { Temporal } from "temporal-polyfill";
import type { Flow } from "../../schemas/flow.ts";
import type { GateControl } from "../../schemas/flow-control.ts";
import type { JournalKey } from "../../schemas/journal-entry.ts";
import type { Message } from "../../schemas/message.ts";
import type { AnswerPorts, AnswerWay } from "../answer/note-answers.ts";
import { unmatchedOf } from "../answer/unmatched.ts";
import type { OrderPorts } from "../order/turn.ts";
import type { Archive, Door, Journal, Pulses, Quarantine, Signatures } from "../ports.ts";
import { conflict } from "../quarantine/fault.ts";
import { type Admission, admitChecked, admitUnchecked, type Admitted, inGroups } from "./admit.ts";
import { type Forwarded, type Fresh, forward, record } from "./forward.ts";
import {
  faultOrigin,
  holdConflict,
  holdRefused,
  holdUnmatched,
  holdUndeliverable,
  type Origin,
  type ToHold,
} from "./hold.ts";
import { forwardInOrder } from "./forward-in-order.ts";
import { guardKeys, keyText, recognise } from "./recognise.ts";

/** What forwarding reaches outside itself, of what came just now and of what is replayed. */
export interface ForwardPorts extends OrderPorts {
  readonly door: Door;
  readonly journal: Journal;
  readonly pulses: Pulses;
  readonly quarantine: Quarantine;
  readonly archive: Archive & AnswerPorts["archive"];
  readonly jobs: AnswerPorts["jobs"];
}

/** What the gate reaches outside itself. */
export interface GatePorts extends ForwardPorts {
  readonly signatures: Pick<Signatures, "noteObserved">;
}

/** The flow that a batch came on, and the ARN of the queue that it goes to; undefined where the flow is tapped. */
export interface Passage extends Origin {
  readonly target: string | undefined;
  /** The flows whose exchanges its messages answer. */
  readonly answersTo: AnswerWay["answersTo"];
  /** For how long a message is out of sight, on the flow's inbound queue, when the gate breaks off. */
  readonly outOfSightSeconds: number;
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
  /** Held for nothing but their turn; not among the quarantined. */
  readonly behind: number;
  readonly duplicate: number;
  readonly returned: readonly string[];
}

/**
 * Passes a batch of one flow's messages through the gate, stage by stage:
 *
 * 1. admit: decode and validate each against the contract, and name it; under a control those go on as well that are
 *    refused, or all unchecked;
 * 2. recognise: tell the new from duplicates and conflicts, by the journal; and of what answers other exchanges whether
 *    they are known;
 * 3. forward the new, kept in the archive first where the flow asks for it, since what is not kept cannot be
 *    delivered again;
 * 4. hold what fails, before it is acknowledged;
 * 5. count the findings of what was forwarded under observe;
 * 6. count the pulse, before the journal, since an uncounted exchange is a false alarm;
 * 7. note the answers that it bears on the exchanges which it answers;
 * 8. record what was forwarded, only now, since an entry means forwarded; note the duplicates on it.
 *
 * What does not get through a stage is returned to its queue.
 *
 * @param asked what the flow is under
 * @throws where a store does not answer at all, or the decoder cannot be loaded: then the whole batch comes again
 */
export async function gate(
  passage: Passage,
  messages: readonly Message[],
  now: Temporal.Instant,
  ports: GatePorts,
  asked?: GateControl,
): Promise<Passed> {
  // Nobody waits for a copy, so nothing of it is held.
  const control = passage.target === undefined ? (asked ?? "observe") : asked;
  const examined = inGroups(messages, await admit(passage, messages, control));
  const recognised = await recogniseEach(passage, examined.admitted, now, ports.journal, control);
  // Under a control nothing is held.
  const answering = control === undefined ? recognised.fresh.map(({ exchange }) => exchange) : [];
  const unknown = await unmatchedOf(passage, answering, ports);
  const failing = [
    ...examined.refused.map((exchange) => ({ exchange, hold: holdRefused(passage, exchange) })),
    ...recognised.conflicts.map((exchange) => ({ exchange, hold: holdConflict(passage, exchange) })),
    ...unknown.map((exchange) => ({ exchange, hold: holdUnmatched(passage, exchange) })),
  ];
  const isUnknown = new Set(unknown);
  const fresh = recognised.fresh.filter(({ exchange }) => !isUnknown.has(exchange));
  // Under a control things are to flow, and what is held is not waited for.
  const passed =
    passage.flow.ordered && control === undefined
      ? await forwardInOrder(passage, { ...recognised, fresh, failing }, now, ports)
      : await forwardTogether(passage, fresh, failing, now, ports);
  const held = await hold(passed.holding, now, ports.quarantine);
  const observed = passed.sent.flatMap(({ exchange: { exception } }) =>
    exception?.control === "observe" ? [exception.fault] : [],
  );
  if (observed.length > 0) await ports.signatures.noteObserved(passage.id, observed, now);
  // What a target does not take is no mere waiting: it is to be noticed.
  const isWaiting = ({ message, holding }: ToHold) =>
    holding.reason === "behind" && !passed.undelivered.has(message);
  const waiting = held.done.filter(isWaiting).length;
  const counts = {
    forwarded: passed.sent.length,
    observed: observed.length,
    bypassed: passed.sent.filter(({ exchange }) => exchange.exception?.control === "bypass").length,
    quarantined: held.done.length - waiting,
    behind: waiting,
    duplicate: recognised.duplicates.length,
  };
  // What went in order is counted and recorded already, before the next of its key went.
  const forwarded = passed.isRecorded ? 0 : counts.forwarded;
  const received = forwarded + counts.quarantined + counts.behind + counts.duplicate;
  if (received > 0) await ports.pulses.count(passage.id, now, { ...counts, forwarded, received });
  const unrecorded = passed.isRecorded ? [] : await record(passage, passed, now, ports);
  const repeated = recognised.duplicates.map((exchange) => journalKey(passage.id, exchange));
  await ports.journal.noteRepeats(repeated, now);
  const returned = [
    ...[examined.failed, passed.failed, unrecorded].flat(),
    ...recognised.unread.map(({ message }) => message),
    ...held.failed.map(({ message }) => message),
  ];
  return { ...counts, returned: returned.map(({ messageId }) => messageId) };
}

/** Forwards the new ones of a batch, whatever is held of it. */
async function forwardTogether(
  passage: Passage,
  fresh: readonly Fresh[],
  failing: readonly { readonly hold: ToHold }[],
  now: Temporal.Instant,
  ports: GatePorts,
): Promise<
  Forwarded & {
    readonly holding: readonly ToHold[];
    readonly undelivered: ReadonlySet<Message>;
    readonly isRecorded: false;
  }
> {
  const forwarded = await forward(passage, fresh, now, ports);
  const undeliverable = forwarded.refused.map(({ fresh: { exchange }, code }) =>
    holdUndeliverable(passage, exchange, code),
  );
  const holding = [...failing.map((one) => one.hold), ...undeliverable];
  return { ...forwarded, holding, undelivered: new Set(), isRecorded: false };
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
  const duplicates: Admitted[] = [];
  const conflicts: Admitted[] = [];
  for (const { exchange, recognition } of recognise(id, applied, known, looked.entries, now)) {
    if (recognition.verdict === "duplicate") duplicates.push(exchange);
    else if (recognition.verdict === "conflict") conflicts.push(exchange);
    else {
      const { earlierHashes } = recognition;
      const isConflict = isObserved && earlierHashes.length > 0;
      const exception = exchange.exception ?? (isConflict ? observedConflict : undefined);
      fresh.push({ exchange: { ...exchange, exception }, earlierHashes });
    }
  }
  return { fresh, duplicates, conflicts, unread: accepted.filter(isUnread) };
}

async function hold(holding: readonly ToHold[], now: Temporal.Instant, quarantine: Quarantine) {
  const outcomes = await quarantine.holdAll(
    holding.map((one) => one.holding),
    now,
  );
  return {
    done: holding.filter((_, index) => outcomes[index] !== "failed"),
    failed: holding.filter((_, index) => outcomes[index] === "failed"),
  };
}
