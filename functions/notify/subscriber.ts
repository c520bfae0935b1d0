import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { OwnHours, Subscriber } from "../../schemas/subscriber.ts";
import { Weekday } from "../../schemas/calendar.ts";
import type { Client } from "../../schemas/client.ts";
import type { Incident, NoticeEvent } from "../../schemas/incident.ts";
import type { Person } from "../../schemas/person.ts";
import type { Priority } from "../../schemas/priority.ts";
import { memberNamed, servingPeople } from "../../schemas/support.ts";

/** Who reads a mailbox: in which language, when a text message may wake them, and where they are told. */
export interface Reader {
  readonly language: Person["language"];
  readonly duty: Person["duty"];
  /** Text messages from this priority up; a P1 always comes by one. */
  readonly smsFrom: Priority;
  /** Values of the attribute `contact`; each is published to. */
  readonly contacts: readonly string[];
}

/** What subscribers are told of an incident for which others are called. */
const TOLD: readonly NoticeEvent[] = ["opened", "reopened", "flapping", "resolved"];

/**
 * The attribute and the mailbox of somebody's own ways. A hash, since a person that a token names may be called
 * anything, and no name may stand for another's.
 */
export function ownContact(id: string): string {
  return `own:${createHash("sha256").update(id).digest("hex").slice(0, 32)}`;
}

/** Whether hours of a zone hold an instant. */
export function isWithin({ days, from, until }: OwnHours, zone: string, at: Temporal.Instant): boolean {
  const local = at.toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  const isOn = ({ dayOfWeek }: Temporal.PlainDate) =>
    days.some((day) => Weekday.options.indexOf(day) + 1 === dayOfWeek);
  const today = local.toPlainDate();
  if (from < until) return isOn(today) && from <= time && time < until;
  return (isOn(today) && from <= time) || (isOn(today.subtract({ days: 1 })) && time < until);
}

/** The applications that an incident is about: its own, and those at the ends of its flows. */
function applicationsOf({ subject, flows }: Incident, client: Pick<Client, "flows">): ReadonlySet<string> {
  const ends = flows.flatMap((id) => {
    const flow = Object.hasOwn(client.flows, id) ? client.flows[id] : undefined;
    return flow ? [flow.source, flow.target] : [];
  });
  return new Set(subject.type === "application" ? [subject.id, ...ends] : ends);
}

/** Whether somebody wants to be told of an incident now, and may be: of the flows for which they have a role. */
function wants(
  { wishes, flows }: Subscriber,
  incident: Incident,
  client: Pick<Client, "flows" | "zone">,
  now: Temporal.Instant,
): boolean {
  const { priorities, applications, kinds, hours } = wishes;
  const touched = applicationsOf(incident, client);
  return (
    priorities.includes(incident.priority) &&
    (kinds.length === 0 || kinds.includes(incident.kind)) &&
    (applications.length === 0 || applications.some((one) => touched.has(one))) &&
    (flows === "all" || incident.flows.some((one) => flows.includes(one))) &&
    (hours === null || isWithin(hours, client.zone, now))
  );
}

/** Finds the mailboxes of those who subscribe to what happens to an incident. */
export type FindSubscribed = (
  incident: Incident,
  event: NoticeEvent,
  called: readonly string[] | undefined,
  now: Temporal.Instant,
) => readonly string[];

/**
 * Whoever wants it and is not called for it: who is called is told by the call. Until it is decided who is called,
 * nobody who might be is told.
 */
export function subscribedOf(
  subscribers: readonly Subscriber[],
  client: Pick<Client, "flows" | "zone" | "support">,
): FindSubscribed {
  return (incident, event, called, now) => {
    if (!TOLD.includes(event)) return [];
    return subscribers
      .filter((one) => {
        const isMember = client.support !== undefined && memberNamed(client.support, one.id) !== undefined;
        return isMember ? called !== undefined && !called.includes(one.id) : true;
      })
      .filter((one) => wants(one, incident, client, now))
      .map(({ id }) => ownContact(id));
  };
}

const ownWays = ({ id, email, phone }: Subscriber) => (email || phone ? [ownContact(id)] : []);

/**
 * Who reads which mailbox. Ways add up: a call goes to the person's ways of the configuration and to their own, and
 * no wish takes one away; that a text message is wanted from some priority up leaves the mail.
 */
export function readersOf(
  client: Pick<Client, "support">,
  subscribers: readonly Subscriber[],
): Readonly<Record<string, Reader>> {
  const { support } = client;
  const called = (support ? servingPeople(support) : []).map(({ id, person }) => {
    const own = subscribers.find((one) => one.id === id);
    const { language, duty } = person;
    const contacts = [id, ...(own ? ownWays(own) : [])];
    return [id, { language, duty, smsFrom: own?.wishes.smsFrom ?? "P4", contacts }] as const;
  });
  const configured = new Set(called.map(([id]) => id));
  const subscribed = subscribers.map((one) => {
    const contacts = [...(configured.has(one.id) ? [one.id] : []), ...ownWays(one)];
    const { language, smsFrom } = one.wishes;
    return [ownContact(one.id), { language, duty: "always", smsFrom, contacts }] as const;
  });
  return Object.fromEntries<Reader>([...called, ...subscribed]);
}
