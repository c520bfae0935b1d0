import type { Temporal } from "temporal-polyfill";
import type { Incident, Notice } from "../../schemas/incident.ts";
import type { IncidentLetter } from "../../schemas/mailbox.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { noted } from "../incident/incident.ts";
import { codeHash } from "./link-code.ts";
import type { Incidents, Links, Mailboxes } from "../ports.ts";
import type { FindAudience } from "./audience.ts";
import { posted } from "./mailbox.ts";
import type { FindSubscribed } from "./subscriber.ts";

/** What asks its reader to do something, which they can do by a link. */
const ASKING: readonly Notice["event"][] = ["opened", "repeated", "escalated", "reopened", "handed-over"];

/** A link is good for so long; what is not answered by then calls again or was escalated. */
const LINK_HOURS = 12;

/** Makes links, where calls carry them. */
export interface LinkMaker {
  readonly links: Pick<Links, "create">;
  readonly newCode: () => string;
}

/** The reader of all events, for whatever subscribes to their topic; no person has such an id. */
export const EVENTS = "#events";

const FLOWS_MAX = 20;

/** What posting reaches outside itself. */
export interface PostPorts extends LinkMaker {
  readonly incidents: Incidents;
  readonly mailboxes: Mailboxes;
}

function letterOf(incident: Incident, { key, event, at, why }: Notice): IncidentLetter {
  const { number, revision, priority, kind, subject, title, competence, flows, since } = incident;
  return {
    type: "incident",
    key: `${number}:${key}`,
    event,
    at,
    number,
    revision,
    priority,
    kind,
    subject,
    ...(title === undefined ? {} : { title }),
    competence,
    flows: flows.slice(0, FLOWS_MAX),
    flowsTotal: flows.length,
    since,
    ...(why === undefined ? {} : { why }),
  };
}

function noticeOf(incident: Incident | undefined, { key }: Notice): Notice | undefined {
  return incident?.notices.find((notice) => notice.key === key);
}

/** Nobody is on duty yet: said once on the timeline. */
function waiting(incident: Incident, notice: Notice, until: Temporal.Instant, now: Temporal.Instant) {
  const key = `waits:${notice.key}`;
  if (incident.done.includes(key)) return undefined;
  const note = `nobody is on duty before ${timestamp(until)}`;
  const waits = { ...incident, done: [...incident.done, key].slice(-100) };
  return noted(waits, { at: now, by: "watchdog", event: "waits for duty", note });
}

/** The incident once it is decided who is told of a notice; undefined where that was decided before. */
function decided(
  incident: Incident,
  notice: Notice,
  findAudience: FindAudience,
  now: Temporal.Instant,
): Incident | undefined {
  const undecided = noticeOf(incident, notice);
  if (!undecided || undecided.to) return undefined;
  const { readers, level, why, waitsUntil } = findAudience(incident, undecided, now);
  if (waitsUntil) return waiting(incident, notice, waitsUntil, now);
  const to = [...readers];
  const known = why === undefined ? { ...undecided, to } : { ...undecided, to, why };
  const [assignee] = readers;
  const after = {
    ...incident,
    notices: incident.notices.map((one) => (one.key === notice.key ? known : one)),
    told: [...new Set([...incident.told, ...readers])].slice(0, 100),
    toldAt: now,
    ...(level ? { level } : {}),
    ...(incident.assignee || !assignee ? {} : { assignee }),
  };
  const note = readers.length > 0 ? `${readers.join(", ")}${why ? ` (${why})` : ""}` : "nobody to tell";
  return noted(after, { at: now, by: "watchdog", event: `told ${notice.event}`, note });
}

/** Makes the link by which a reader answers a call; undefined where there is nothing to answer. */
async function linkFor(
  contact: string,
  { cause, opening, number }: Incident,
  { event }: Notice,
  now: Temporal.Instant,
  { links, newCode }: LinkMaker,
): Promise<string | undefined> {
  if (!ASKING.includes(event)) return undefined;
  const code = newCode();
  const expires = now.add({ hours: LINK_HOURS });
  await links.create({ codeHash: codeHash(code), contact, cause, opening, number, expires });
  return code;
}

/**
 * Posts what an incident still has to tell: to the topic of events at once, to people once it is decided, by
 * one write, who they are, and to whoever subscribes. Doing it twice changes nothing, so that a crash in between does no harm.
 *
 * @returns how many letters were posted
 */
export async function postNotices(
  incident: Incident,
  findAudience: FindAudience,
  findSubscribed: FindSubscribed,
  now: Temporal.Instant,
  { incidents, mailboxes, ...maker }: PostPorts,
): Promise<number> {
  let count = 0;
  const post = async (reader: string, letter: IncidentLetter) => {
    const { changed } = await mailboxes.change(reader, (mailbox) => posted(mailbox, letter));
    if (changed) count += 1;
  };
  for (const notice of incident.notices) {
    await post(EVENTS, letterOf(incident, notice));
    const { incident: present } = await incidents.change(incident, (fresh) =>
      decided(fresh, notice, findAudience, now),
    );
    const known = noticeOf(present, notice);
    if (!present || !known) continue;
    for (const reader of findSubscribed(present, known.event, known.to, now))
      await post(reader, letterOf(present, known));
    if (!known.to) continue;
    for (const reader of known.to) {
      const letter = letterOf(present, known);
      // A link that is made for a letter that was posted before is never told, and expires.
      const link = await linkFor(reader, present, known, now, maker);
      await post(reader, link === undefined ? letter : { ...letter, link });
    }
    await incidents.change(incident, (fresh) =>
      noticeOf(fresh, notice)
        ? { ...fresh, notices: fresh.notices.filter(({ key }) => key !== notice.key) }
        : undefined,
    );
  }
  return count;
}
