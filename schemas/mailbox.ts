import * as z from "zod";
import { Incident, NoticeEvent } from "./incident.ts";
import { Instant } from "./instant.ts";
import { LinkCode } from "./link.ts";
import { RosterReason } from "./roster-reason.ts";
import { Priority } from "./priority.ts";
import { JobEvent, JobPause, ReplayJob } from "./replay-job.ts";

/** Something of an incident that one reader is told; never the content of a message. */
export const IncidentLetter = z.object({
  type: z.literal("incident"),
  key: z.string().max(120).meta({ description: "Names it, so that posting it twice can be seen." }),
  event: NoticeEvent,
  at: Instant.meta({ description: "When what it tells fell due." }),
  number: Incident.shape.number,
  revision: Incident.shape.revision,
  priority: Priority,
  kind: Incident.shape.kind,
  subject: Incident.shape.subject,
  title: Incident.shape.title,
  competence: Incident.shape.competence,
  flows: z.array(z.string()).max(20).meta({ description: "The first of the flows that it touches." }),
  flowsTotal: z.int().nonnegative(),
  since: Instant,
  why: RosterReason.optional().meta({ description: "Why this reader is told." }),
  link: LinkCode.optional().meta({ description: "By which this reader answers the call, once." }),
});
export type IncidentLetter = z.output<typeof IncidentLetter>;

/** What a day leaves to do; never the content of a message. */
export const DigestLetter = z.object({
  type: z.literal("digest"),
  key: z.string().max(120),
  at: Instant,
  priority: z.literal("P4"),
  open: z
    .array(
      Incident.pick({ number: true, priority: true, kind: true, subject: true, since: true, assignee: true }),
    )
    .max(50),
  openTotal: z.int().nonnegative(),
  held: z
    .array(z.object({ flow: z.string(), count: z.int(), oldest: Instant, owner: z.string().optional() }))
    .max(50)
    .meta({ description: "What waits in quarantine, by flow: a task, with its owner and its age." }),
  resolved: z.int().nonnegative().meta({ description: "Incidents that ended in the last day." }),
  falseCalls: z.int().nonnegative(),
});
export type DigestLetter = z.output<typeof DigestLetter>;

/** How a replay job stands, for whoever started it and for leads; never the content of a message. */
export const JobLetter = z.object({
  type: z.literal("job"),
  key: z.string().max(120),
  event: JobEvent,
  at: Instant,
  priority: z.literal("P4"),
  job: ReplayJob.shape.id,
  flow: z.string(),
  why: JobPause.nullable().meta({ description: "Of a pause." }),
  by: z.string().meta({ description: "Who started it." }),
  matching: z.int().nonnegative(),
  sent: z.int().nonnegative(),
  heldAgain: z.int().nonnegative(),
  skipped: z.int().nonnegative(),
});
export type JobLetter = z.output<typeof JobLetter>;

/** Something that one reader is told. */
export const Letter = z.discriminatedUnion("type", [IncidentLetter, DigestLetter, JobLetter]);
export type Letter = z.output<typeof Letter>;

/** What one reader is still to be told, and what they were told of late. */
export const Mailbox = z.object({
  reader: z.string().meta({ description: "A person's id, or the topic of events." }),
  revision: z.int().nonnegative(),
  letters: z.array(Letter).max(200),
  dropped: z.int().nonnegative().default(0).meta({
    description: "Letters that no longer found room; the next summary counts them.",
  }),
  known: z.array(z.string()).max(400).meta({ description: "The keys of what was posted of late." }),
  sentAt: z.array(Instant).max(50).meta({ description: "When this reader was last told something." }),
  lease: z
    .object({ until: Instant, keys: z.array(z.string()) })
    .optional()
    .meta({ description: "What one sweep is sending now, and until when no other may." }),
});
export type Mailbox = z.output<typeof Mailbox>;
