import { Temporal } from "temporal-polyfill";
import type { Letter, Mailbox } from "../../schemas/mailbox.ts";

/** How much one reader is told. SNS suspends an address at ten messages a second. */
export interface Pace {
  /** So many messages in the window, then one summary. */
  readonly messages: number;
  readonly windowMinutes: number;
}

/** People are told little at once; a topic that machines read is told everything. */
export const PERSON: Pace = { messages: 3, windowMinutes: 15 };
export const MACHINE: Pace = { messages: Number.POSITIVE_INFINITY, windowMinutes: 15 };

/** For so long nobody else sends what one sweep has taken to send. */
const LEASE_SECONDS = 120;

const LETTERS_MAX = 200;
const KNOWN_MAX = 400;
const SENT_MAX = 50;

/** What is to be sent now: letters by themselves, and what goes together into one summary. */
export interface Bundle {
  readonly single: readonly Letter[];
  readonly summary: readonly Letter[];
  /** Letters that found no room, and are only counted in the summary. */
  readonly dropped: number;
}

/** A mailbox into which nothing was posted yet. */
export function emptyMailbox(reader: string): Mailbox {
  return { reader, revision: 0, letters: [], dropped: 0, known: [], sentAt: [] };
}

/** The mailbox with one more letter; undefined where it was posted before. */
export function posted(mailbox: Mailbox, letter: Letter): Mailbox | undefined {
  if (mailbox.known.includes(letter.key)) return undefined;
  const known = [...mailbox.known, letter.key].slice(-KNOWN_MAX);
  if (mailbox.letters.length >= LETTERS_MAX) return { ...mailbox, known, dropped: mailbox.dropped + 1 };
  return { ...mailbox, known, letters: [...mailbox.letters, letter] };
}

const urgent = (letter: Letter) =>
  letter.type === "incident" && letter.priority === "P1" && letter.event === "opened";

function byUrgency(one: Letter, other: Letter): number {
  return one.priority.localeCompare(other.priority) || Temporal.Instant.compare(one.at, other.at);
}

/**
 * Of what waits, what may go now: as many by themselves as the pace leaves, the rest as one summary, unless
 * the reader had that as well. A P1 that opens goes at once even so, if only in a summary.
 */
function bundle(mailbox: Mailbox, now: Temporal.Instant, pace: Pace): Bundle {
  const from = now.subtract({ minutes: pace.windowMinutes });
  const recent = mailbox.sentAt.filter((at) => Temporal.Instant.compare(at, from) > 0).length;
  const letters = [...mailbox.letters].sort(byUrgency);
  const left = Math.max(0, pace.messages - recent);
  const { dropped } = mailbox;
  if (letters.length <= left && dropped === 0) return { single: letters, summary: [], dropped: 0 };
  const single = letters.slice(0, left);
  const rest = letters.slice(left);
  const mayGo = recent <= pace.messages;
  const summary = mayGo ? rest : rest.filter(urgent);
  return { single, summary, dropped: mayGo ? dropped : 0 };
}

/** What a sweep takes to send, and the mailbox in which it says so; undefined where there is nothing to do. */
export function taken(
  mailbox: Mailbox,
  now: Temporal.Instant,
  pace: Pace,
): { readonly mailbox: Mailbox; readonly bundle: Bundle } | undefined {
  if (mailbox.lease && Temporal.Instant.compare(mailbox.lease.until, now) > 0) return undefined;
  const taking = bundle(mailbox, now, pace);
  const keys = [...taking.single, ...taking.summary].map(({ key }) => key);
  if (keys.length === 0 && taking.dropped === 0) return undefined;
  const lease = { until: now.add({ seconds: LEASE_SECONDS }), keys };
  return { mailbox: { ...mailbox, lease }, bundle: taking };
}

/**
 * The mailbox after sending: what was sent has left it, and what failed may be taken again at once.
 *
 * @param messages how many messages the reader got
 */
export function settled(
  mailbox: Mailbox,
  sent: { readonly keys: readonly string[]; readonly messages: number; readonly dropped: number },
  now: Temporal.Instant,
): Mailbox {
  const { lease: _, ...rest } = mailbox;
  const sentAt = [...mailbox.sentAt, ...Array.from({ length: sent.messages }, () => now)].slice(-SENT_MAX);
  const letters = mailbox.letters.filter(({ key }) => !sent.keys.includes(key));
  return { ...rest, letters, sentAt, dropped: Math.max(0, mailbox.dropped - sent.dropped) };
}

/** The mailbox without letters that are no longer news, such as a call to acknowledge what was acknowledged. */
export function without(mailbox: Mailbox, isStale: (letter: Letter) => boolean): Mailbox | undefined {
  const letters = mailbox.letters.filter((letter) => !isStale(letter));
  return letters.length === mailbox.letters.length ? undefined : { ...mailbox, letters };
}
