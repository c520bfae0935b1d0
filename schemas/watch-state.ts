import * as z from "zod";
import { WatchMode } from "./expectation.ts";
import { Instant } from "./instant.ts";
import { StallKind } from "./stall-kind.ts";

/** What is watched: a flow, or an application by its probes. */
export const Subject = z.strictObject({ type: z.enum(["flow", "application"]), id: z.string() });
export type Subject = z.output<typeof Subject>;

/** Figures and instants that show why a verdict was given; never a value of a message. */
export const Evidence = z.record(z.string().max(40), z.union([z.string().max(200), z.number()]));
export type Evidence = z.output<typeof Evidence>;

/** Something that is wrong with a subject, from its first moment until it was well for long enough. */
export const Stall = z.object({
  due: Instant.meta({ description: "When it became wrong by its rule." }),
  begun: Instant.meta({ description: "When the trouble itself began." }),
  wellSince: Instant.optional().meta({ description: "Since when it has been well again." }),
  openedAt: Instant.optional().meta({ description: "When it had held long enough to open an incident." }),
  mode: WatchMode.optional().meta({ description: "Whether opening it called someone." }),
  explainedBy: z.string().optional().meta({ description: "The cause that it is attached to instead." }),
  evidence: Evidence,
});
export type Stall = z.output<typeof Stall>;

/** The depth of a queue: what waits, and what was taken but not deleted yet. */
export const QueueDepth = z.object({ waiting: z.int().nonnegative(), inFlight: z.int().nonnegative() });
export type QueueDepth = z.output<typeof QueueDepth>;

/** What the sweep remembers of a subject from one minute to the next. */
export const WatchState = z.object({
  type: Subject.shape.type,
  id: Subject.shape.id,
  revision: z.int().nonnegative(),
  knownSince: Instant.meta({ description: "When it was first watched; a flow never seen counts from here." }),
  evaluatedUntil: Instant.meta({ description: "The last whole minute that was judged." }),
  lastReceived: Instant.optional().meta({ description: "The minute in which an exchange last came." }),
  lastForwarded: Instant.optional(),
  lastDue: z.array(Instant.nullable()).default([]).meta({
    description: "Of each due time of the expectation, the last that has passed with its grace.",
  }),
  depth: z
    .object({ at: Instant, inbound: QueueDepth, target: QueueDepth })
    .optional()
    .meta({ description: "The queues when they were last looked at." }),
  untaken: z
    .object({ since: Instant, messages: z.int(), forwarded: z.int(), countedUntil: Instant })
    .optional()
    .meta({
      description:
        "Since when messages have waited in the target queue and none was taken: how many there were then, and how many were forwarded since.",
    }),
  expectedSince: z.record(z.string(), Instant).optional().meta({
    description: "Since when each probe of an application has been there.",
  }),
  notBefore: Instant.optional().meta({
    description: "Nothing opens before: the sweep, or the application, has only just come back.",
  }),
  stalls: z.partialRecord(StallKind, Stall).default({}),
});
export type WatchState = z.output<typeof WatchState>;
