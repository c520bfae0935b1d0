import * as z from "zod";
import { WatchMode } from "./expectation.ts";
import { Instant } from "./instant.ts";
import { Degree, Priority } from "./priority.ts";
import { RosterReason } from "./roster-reason.ts";
import { StallKind } from "./stall-kind.ts";
import { Competence, Level, PersonId } from "./person.ts";
import { Evidence } from "./watch-state.ts";

/** What an incident is about: a kind of stall, someone who cannot be told, or what a person opened by hand. */
export const IncidentKind = z.enum([...StallKind.options, "contact-unreachable", "manual"]);
export type IncidentKind = z.output<typeof IncidentKind>;

/** Where an incident stands. */
export const IncidentState = z.enum(["open", "acknowledged", "waiting", "resolved", "reopened", "closed"]);
export type IncidentState = z.output<typeof IncidentState>;

/** What a person says of a resolved incident; the monthly false-call rate counts `false-call`. */
export const IncidentVerdict = z.enum(["real", "false-call", "planned"]);
export type IncidentVerdict = z.output<typeof IncidentVerdict>;

/** On whom a waiting incident waits. */
export const WaitsOn = z.enum(["client", "third-party"]);
export type WaitsOn = z.output<typeof WaitsOn>;

/** What people are told of an incident. */
export const NoticeEvent = z.enum([
  "opened",
  "repeated",
  "escalated",
  "warned",
  "handed-over",
  "reopened",
  "flapping",
  "resolved",
]);
export type NoticeEvent = z.output<typeof NoticeEvent>;

/** Something that people are still to be told. */
export const Notice = z.object({
  /** Names it among the notices of its incident, so that telling it twice can be seen. */
  key: z.string(),
  event: NoticeEvent,
  at: Instant,
  to: z.array(PersonId).max(100).optional().meta({ description: "Who is told, once that is decided." }),
  why: RosterReason.optional(),
});
export type Notice = z.output<typeof Notice>;

/** Who did something: a person by id, or the watchdog itself. */
const Actor = z.union([PersonId, z.literal("watchdog"), z.string().min(1).max(80)]);

const TimelineEntry = z.object({
  at: Instant,
  by: Actor,
  event: z.string().max(40),
  note: z.string().max(500).optional(),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;

/** A stretch in which the clock of the resolution stands. */
const Pause = z.object({
  from: Instant,
  until: Instant.optional(),
  on: z.enum([...WaitsOn.options, "resolved"]),
});

/** One problem of one cause, from its opening until it is closed for good. */
export const Incident = z.object({
  cause: z
    .string()
    .max(120)
    .meta({ description: "What it is about; one incident of a cause is open at a time." }),
  opening: z.int().min(1).meta({ description: "The how manieth incident of its cause." }),
  number: z.int().min(1).meta({ description: "What people call it by." }),
  revision: z.int().nonnegative(),
  mode: WatchMode.meta({ description: "Recorded only (`observe`), or such that people are called." }),
  kind: IncidentKind,
  subject: z.object({ type: z.enum(["flow", "application", "contact", "manual"]), id: z.string().max(80) }),
  title: z.string().max(200).optional().meta({ description: "In the words of who opened it by hand." }),
  exchange: z.string().max(200).optional().meta({ description: "A held exchange that shows it." }),
  flows: z.array(z.string()).max(1000).meta({ description: "The flows that it touches." }),
  impact: Degree,
  urgency: Degree,
  priority: Priority,
  competence: Competence,
  asksFor: Level.optional().meta({
    description: "The lowest level that is called, where it is not the first line.",
  }),
  state: IncidentState,
  stateSince: Instant,
  openedAt: Instant,
  since: Instant.meta({ description: "When the trouble itself began." }),
  stallAt: Instant.meta({ description: "The last change of the stall that was taken in." }),
  acknowledgedAt: Instant.optional(),
  resolvedAt: Instant.optional(),
  reopenedAt: z.array(Instant).max(50).default([]),
  pauses: z.array(Pause).max(100).default([]),
  assignee: PersonId.optional(),
  level: Level.optional().meta({ description: "The highest level that was told." }),
  told: z.array(PersonId).max(100).default([]),
  toldBefore: z.array(PersonId).max(100).default([]).meta({
    description: "Who was told before it was handed over; they are told when it is resolved, and no more.",
  }),
  escalatedAt: Instant.optional().meta({ description: "When it last went to the next level." }),
  toldAt: Instant.optional().meta({ description: "When it was last told to be acknowledged." }),
  flapping: z.boolean().default(false),
  notices: z.array(Notice).max(50).default([]),
  done: z.array(z.string().max(80)).max(100).default([]).meta({
    description: "What fell due once and was done, so that no sweep does it again.",
  }),
  evidence: Evidence,
  explains: z
    .array(z.object({ cause: z.string(), since: Instant }))
    .max(200)
    .default([])
    .meta({ description: "What else went wrong by it, and opened no incident of its own." }),
  resolution: z.object({ by: Actor, note: z.string().max(500), verdict: IncidentVerdict }).optional(),
  timeline: z.array(TimelineEntry).max(200),
});
export type Incident = z.output<typeof Incident>;
