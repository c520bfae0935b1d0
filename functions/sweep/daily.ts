import { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { DigestLetter } from "../../schemas/mailbox.ts";
import { servingPeople } from "../../schemas/support.ts";
import { causeOf } from "../incident/cause.ts";
import { isActive } from "../incident/incident.ts";
import { takeInRecovery, takeInStall } from "../incident/take-in.ts";
import type { RelapsePolicy } from "../incident/stalled.ts";
import { posted } from "../notify/mailbox.ts";
import type { Incidents, Mailboxes, Quarantine, Subscriptions } from "../ports.ts";

/** What the daily round reaches outside itself. */
export interface DailyPorts {
  readonly incidents: Incidents;
  readonly mailboxes: Mailboxes;
  readonly quarantine: Quarantine;
  readonly subscriptions: Subscriptions;
}

/** The mailbox that remembers that a day's round is done; no person has such an id. */
const ROUNDS = "#daily";

/** A round that could not be made within so many hours is left to the next day. */
const WITHIN_HOURS = 6;

const LISTED_MAX = 50;

/** When a day's round last fell due. */
function lastDue({ zone, incidents: { digestAt } }: Client, now: Temporal.Instant): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const today = local.withPlainTime(Temporal.PlainTime.from(digestAt));
  const due = Temporal.ZonedDateTime.compare(today, local) <= 0 ? today : today.subtract({ days: 1 });
  return due.toInstant();
}

/**
 * Once a day: tells the leads what there is to do, and checks that everybody can be told. Its marks are set
 * last, and each part of it is safe to do again.
 *
 * @param notClosed the incidents that are not closed
 */
export async function dailyRound(
  client: Client,
  notClosed: readonly Incident[],
  relapse: RelapsePolicy,
  now: Temporal.Instant,
  ports: DailyPorts,
): Promise<void> {
  const due = lastDue(client, now);
  if (!client.support || due.until(now).total("hours") > WITHIN_HOURS) return;
  const key = `round@${due.epochMilliseconds}`;
  const [rounds] = await ports.mailboxes.all([ROUNDS]);
  if (rounds?.known.includes(key)) return;
  await checkSubscriptions(client, relapse, due, ports);
  const letter = await digest(client, notClosed, due, ports);
  const leads = servingPeople(client.support).filter(({ person }) => person.level === "lead");
  for (const { id } of leads) await ports.mailboxes.change(id, (mailbox) => posted(mailbox, letter));
  await ports.mailboxes.change(ROUNDS, (mailbox) =>
    mailbox.known.includes(key) ? undefined : { ...mailbox, known: [...mailbox.known, key].slice(-10) },
  );
}

/** What waits in quarantine, as a task: its owner is who had the flow's failures last. */
async function heldOf(flow: string, { quarantine, incidents }: DailyPorts) {
  let count = 0;
  let oldest: string | undefined;
  for await (const { firstSeen } of quarantine.list({ flow, state: "held" })) {
    count += 1;
    if (oldest === undefined || firstSeen < oldest) oldest = firstSeen;
  }
  if (oldest === undefined) return [];
  const failing = await incidents.latest(causeOf({ type: "flow", id: flow }, "failing"));
  const owner = failing?.assignee;
  return [{ flow, count, oldest: Temporal.Instant.from(oldest), ...(owner ? { owner } : {}) }];
}

async function digest(
  client: Client,
  notClosed: readonly Incident[],
  due: Temporal.Instant,
  ports: DailyPorts,
): Promise<DigestLetter> {
  const open = notClosed.filter((incident) => isActive(incident) && incident.mode === "live");
  const held = [];
  for (const flow of Object.keys(client.flows)) held.push(...(await heldOf(flow, ports)));
  const ended = await endedSince(due.subtract({ hours: 24 }), notClosed, ports.incidents);
  return {
    type: "digest",
    key: `digest@${due.epochMilliseconds}`,
    at: due,
    priority: "P4",
    open: open.slice(0, LISTED_MAX),
    openTotal: open.length,
    held: held.slice(0, LISTED_MAX),
    resolved: ended.length,
    falseCalls: ended.filter(({ resolution }) => resolution?.verdict === "false-call").length,
  };
}

/** The incidents that ended since an instant; the closed ones are listed by when they opened, newest first. */
async function endedSince(
  since: Temporal.Instant,
  notClosed: readonly Incident[],
  incidents: Incidents,
): Promise<readonly Incident[]> {
  const isRecent = ({ mode, resolvedAt }: Incident) =>
    mode === "live" && resolvedAt !== undefined && Temporal.Instant.compare(resolvedAt, since) >= 0;
  const ended = notClosed.filter((incident) => !isActive(incident) && isRecent(incident));
  let read = 0;
  for await (const incident of incidents.closed()) {
    read += 1;
    if (read > CLOSED_READ_MAX) break;
    if (isRecent(incident)) ended.push(incident);
  }
  return ended;
}

/** Older ones than these ended long ago. */
const CLOSED_READ_MAX = 500;

/**
 * Opens an incident for everybody who can no longer be told by a way that the configuration names: a
 * subscription that was never confirmed, or one that a mail scanner has ended. It goes to somebody else.
 */
async function checkSubscriptions(
  client: Client,
  relapse: RelapsePolicy,
  due: Temporal.Instant,
  { incidents, subscriptions }: DailyPorts,
): Promise<void> {
  const confirmed = new Set<string>();
  for await (const { protocol, endpoint, isConfirmed } of subscriptions.all())
    if (isConfirmed) confirmed.add(`${protocol} ${endpoint}`);
  for (const { id, person } of client.support ? servingPeople(client.support) : []) {
    const ways = [`email ${person.email}`, ...(person.phone ? [`sms ${person.phone}`] : [])];
    const missing = ways.filter((way) => !confirmed.has(way)).map((way) => way.split(" ")[0] ?? way);
    const cause = `contact/${id}#contact-unreachable`;
    if (missing.length === 0) await takeInRecovery(cause, due, incidents);
    else {
      const found = {
        cause,
        mode: "live" as const,
        kind: "contact-unreachable" as const,
        subject: { type: "contact" as const, id },
        flows: [],
        impact: "medium" as const,
        urgency: "medium" as const,
        priority: client.incidents.matrix.medium.medium,
        competence: "operations" as const,
        at: due,
        since: due,
        evidence: { missing: missing.join(", ") },
      };
      await takeInStall(found, relapse, incidents);
    }
  }
}
