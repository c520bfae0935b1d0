import { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/absence.ts";
import type { Client } from "../../schemas/client.ts";
import type { JobLetter } from "../../schemas/mailbox.ts";
import type { JobNotice, ReplayJob } from "../../schemas/replay-job.ts";
import type { Subscriber } from "../../schemas/subscriber.ts";
import { servingPeople } from "../../schemas/support.ts";
import { isAbsent, isOnDuty } from "../incident/availability.ts";
import type { Mailboxes, ReplayJobs } from "../ports.ts";
import { posted } from "./mailbox.ts";
import { EVENTS } from "./post.ts";
import { ownContact } from "./subscriber.ts";

/** A job that takes at least so long has an end of which whoever started it is told, however well it went. */
const LONG = Temporal.Duration.from({ minutes: 5 });

/** What posting of jobs reaches outside itself. */
export interface PostJobsPorts {
  readonly jobs: Pick<ReplayJobs, "list" | "change">;
  readonly mailboxes: Pick<Mailboxes, "change">;
}

/** Who may be told of jobs. */
export interface JobReaders {
  readonly client: Pick<Client, "support">;
  readonly subscribers: readonly Subscriber[];
  readonly absences: readonly Absence[];
}

/** The mailbox of whoever started a job, where they can be told. */
function starter({ by }: ReplayJob, { client: { support }, subscribers }: JobReaders): readonly string[] {
  if (support && servingPeople(support).some(({ id }) => id === by)) return [by];
  return subscribers.some(({ id }) => id === by) ? [ownContact(by)] : [];
}

/** The leads on duty; where none is, all who are not absent: what goes by mail only wakes nobody. */
function leads({ client: { support }, absences }: JobReaders, now: Temporal.Instant): readonly string[] {
  const present = (support ? servingPeople(support) : []).filter(
    ({ id, person }) => person.level === "lead" && !isAbsent(id, absences, now),
  );
  const onDuty = present.filter((lead) => isOnDuty(lead, absences, now));
  return (onDuty.length > 0 ? onDuty : present).map(({ id }) => id);
}

/** Who is told of a notice by mail: who started the job, and those who can help it on. */
function readersOf(
  job: ReplayJob,
  { event, at }: JobNotice,
  among: JobReaders,
  now: Temporal.Instant,
): readonly string[] {
  if (event !== "job-finished") return [...new Set([...starter(job, among), ...leads(among, now)])];
  const tookLong = Temporal.Duration.compare(job.startAt.until(at), LONG) >= 0;
  return tookLong || job.heldAgain > 0 || job.skipped > 0 ? starter(job, among) : [];
}

function letterOf(job: ReplayJob, { event, at, why }: JobNotice): JobLetter {
  const { id, by, matching, sent, heldAgain, skipped } = job;
  return {
    type: "job",
    key: `${id}:${event}@${at.epochMilliseconds}`,
    event,
    at,
    priority: "P4",
    job: id,
    flow: job.filter.flow,
    why,
    by,
    matching,
    sent,
    heldAgain,
    skipped,
  };
}

const isSame = (one: JobNotice, other: JobNotice) => one.event === other.event && one.at.equals(other.at);

/** Posts one notice to its readers, then has its job forget it. */
async function postNotice(
  job: ReplayJob,
  notice: JobNotice,
  among: JobReaders,
  now: Temporal.Instant,
  { jobs, mailboxes }: PostJobsPorts,
): Promise<number> {
  let count = 0;
  // What was approved in between waits no longer.
  const isNews = notice.event !== "job-waiting" || job.state === "waiting";
  for (const reader of isNews ? [EVENTS, ...readersOf(job, notice, among, now)] : []) {
    const letter = letterOf(job, notice);
    if ((await mailboxes.change(reader, (mailbox) => posted(mailbox, letter))).changed) count += 1;
  }
  await jobs.change(job.id, (current) => {
    const left = current.notices.filter((one) => !isSame(one, notice));
    return left.length === current.notices.length ? undefined : { ...current, notices: left };
  });
  return count;
}

/**
 * Posts what replay jobs still have to tell: to the topic of events, and by mail to whoever started a job and to leads.
 * A letter that was posted before is not posted again, so that a process may end anywhere in between.
 *
 * @returns how many letters were posted
 */
export async function postJobs(
  among: JobReaders,
  now: Temporal.Instant,
  ports: PostJobsPorts,
): Promise<number> {
  let count = 0;
  for await (const job of ports.jobs.list("open"))
    for (const notice of job.notices) count += await postNotice(job, notice, among, now, ports);
  return count;
}
