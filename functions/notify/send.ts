import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { Letter, Mailbox } from "../../schemas/mailbox.ts";
import { isOpen } from "../calendar/business-time.ts";
import { errorTrace } from "../error-trace.ts";
import type { Mailboxes, Topics, Wording } from "../ports.ts";
import { incidentEvent } from "./incident-event.ts";
import { jobEvent } from "./job-event.ts";
import { type Bundle, MACHINE, PERSON, settled, taken, without } from "./mailbox.ts";
import { EVENTS } from "./post.ts";
import { type DeskAddresses, letterWording, summaryWording } from "./wording.ts";
import type { Reader } from "./subscriber.ts";

/** What sending reaches outside itself. */
export interface SendPorts {
  readonly mailboxes: Mailboxes;
  readonly topics: Topics;
  readonly desk: DeskAddresses;
}

/** What was sent of a bundle. */
interface Sent {
  readonly keys: readonly string[];
  readonly messages: number;
  readonly dropped: number;
}

const NOTHING: Sent = { keys: [], messages: 0, dropped: 0 };

const plus = (one: Sent, other: Sent): Sent => ({
  keys: [...one.keys, ...other.keys],
  messages: one.messages + other.messages,
  dropped: one.dropped + other.dropped,
});

/** Publishes, and tells what is done with; a failed publish is logged and tried again by the next sweep. */
async function publish(what: Sent, work: () => Promise<void>, reader: string): Promise<Sent> {
  try {
    await work();
    return what;
  } catch (error) {
    console.error({ message: "a notification could not be published", reader, error: errorTrace(error) });
    return NOTHING;
  }
}

/**
 * Sends a bundle to its reader. Whoever is off duty, or wants it so, gets what is no P1 by mail only: a mere
 * resolution is no reason to wake anyone.
 */
async function sendTo(
  reader: string,
  { single, summary, dropped }: Bundle,
  person: Reader | undefined,
  client: Client,
  now: Temporal.Instant,
  { topics, desk }: Pick<SendPorts, "topics" | "desk">,
): Promise<Sent> {
  let sent = NOTHING;
  const wayTo = (letters: readonly Letter[]) => {
    const isQuiet =
      person &&
      letters.every(({ priority }) => priority !== "P1") &&
      (!isOpen(person.duty, now) || letters.every(({ priority }) => priority > person.smsFrom));
    return isQuiet || letters.every(({ type }) => type !== "incident") ? "quietly" : "aloud";
  };
  const tell = async (contacts: readonly string[], text: Wording, way: "aloud" | "quietly") => {
    for (const contact of contacts) await topics.toContact(contact, text, way);
  };
  const one = async (letter: Letter) => {
    if (person) {
      const text = letterWording(letter, client, person.language, desk);
      await tell(person.contacts, text, wayTo([letter]));
    } else if (letter.type === "incident") await topics.toEvents(...incidentEvent(letter, client));
    else if (letter.type === "job") await topics.toEvents(...jobEvent(letter, client));
  };
  for (const letter of single) {
    const what = { keys: [letter.key], messages: 1, dropped: 0 };
    sent = plus(sent, await publish(what, () => one(letter), reader));
  }
  if (person && (summary.length > 0 || dropped > 0)) {
    const what = { keys: summary.map(({ key }) => key), messages: 1, dropped };
    const text = summaryWording(summary, dropped, client, person.language, desk);
    sent = plus(sent, await publish(what, () => tell(person.contacts, text, wayTo(summary)), reader));
  }
  return sent;
}

/** Sends what waits in one mailbox, unless another sweep is doing so. */
async function empty(
  { reader }: Mailbox,
  person: Reader | undefined,
  isStale: (letter: Letter) => boolean,
  client: Client,
  now: Temporal.Instant,
  ports: SendPorts,
): Promise<number> {
  const { mailboxes } = ports;
  let taking: Bundle | undefined;
  const { changed } = await mailboxes.change(reader, (mailbox) => {
    const fresh = without(mailbox, isStale) ?? mailbox;
    const take = taken(fresh, now, person ? PERSON : MACHINE);
    taking = take?.bundle;
    return take?.mailbox ?? (fresh === mailbox ? undefined : fresh);
  });
  if (!changed || !taking) return 0;
  const sent = await sendTo(reader, taking, person, client, now, ports);
  await mailboxes.change(reader, (mailbox) => settled(mailbox, sent, now));
  return sent.messages;
}

/**
 * Sends what waits in the mailboxes of these people and of the topic of events. Whoever takes a mailbox holds
 * it for a while, so that of many sweeps one sends; a crash between a publish and its mark repeats that one
 * message, with the same incident number and revision.
 *
 * @param isStale whether a letter is no longer news
 * @returns how many messages were published
 */
export async function sendLetters(
  people: Readonly<Record<string, Reader>>,
  isStale: (letter: Letter) => boolean,
  client: Client,
  now: Temporal.Instant,
  ports: SendPorts,
): Promise<number> {
  let messages = 0;
  for (const mailbox of await ports.mailboxes.all([EVENTS, ...Object.keys(people)])) {
    if (mailbox.letters.length === 0 && mailbox.dropped === 0) continue;
    const person = people[mailbox.reader];
    messages += await empty(mailbox, person, isStale, client, now, ports);
  }
  return messages;
}
