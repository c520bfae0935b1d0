import * as z from "zod";
import { ALWAYS } from "./calendar.ts";
import { CronExpression } from "./cron-expression.ts";
import { FixedDuration } from "./duration.ts";
import { Zone } from "./zone.ts";

const Every = z.strictObject({
  within: FixedDuration.meta({
    description: "At least one exchange in each stretch of service hours that is this long.",
  }),
  grace: FixedDuration.prefault("PT0S"),
});

const By = z.strictObject({
  cron: CronExpression.meta({ description: "When it is due, as five fields of cron." }),
  zone: Zone.optional().meta({ description: "Where the due times are told; else the client's zone." }),
  grace: FixedDuration.prefault("PT15M"),
  opens: FixedDuration.prefault("PT2H").meta({
    description: "How long before it is due it may come; what comes before belongs to an earlier one.",
  }),
});
export type By = z.output<typeof By>;

const Volume = z
  .strictObject({
    per: FixedDuration.meta({ description: "The window in which exchanges are counted." }),
    minimum: z.int().min(1).optional(),
    maximum: z.int().min(0).optional(),
  })
  .refine(({ minimum, maximum }) => minimum !== undefined || maximum !== undefined, {
    error: "has neither a minimum nor a maximum: give at least one",
  })
  .refine(({ minimum = 0, maximum = Number.POSITIVE_INFINITY }) => minimum <= maximum, {
    error: "has a minimum above its maximum",
  });

const Backlog = z.strictObject({
  messages: z.int().min(1).default(1000).meta({
    description: "More than so many messages waiting in the inbound or the target queue.",
  }),
  untaken: FixedDuration.prefault("PT15M").meta({
    description: "Messages wait in the target queue, and for so long none was taken.",
  }),
});

const Failures = z.strictObject({
  per: FixedDuration.prefault("PT30M").meta({ description: "The window in which exchanges are counted." }),
  share: z.number().gt(0).max(1).default(0.2).meta({
    description: "Of what came, the share that was held; counts from `atLeast` held ones.",
  }),
  atLeast: z.int().min(1).default(3),
  number: z.int().min(1).default(100).meta({ description: "So many held, whatever their share." }),
});

/** When a flow must carry something, and how well; what is not stated is not expected. */
export const Expected = z.strictObject({
  every: Every.optional(),
  by: z.array(By).max(12).default([]),
  volume: z.array(Volume).max(4).default([]),
  backlog: z.union([Backlog, z.literal(false)]).prefault({}),
  failures: z.union([Failures, z.literal(false)]).prefault({}),
  acknowledged: z
    .strictObject({ within: FixedDuration })
    .optional()
    .meta({ description: "What was forwarded is acknowledged within this time." }),
  hours: z.string().default(ALWAYS).meta({
    description:
      "The service hours, by the name of one of the client's calendars; outside no exchange is expected.",
  }),
  opensAfter: FixedDuration.prefault("PT2M").meta({
    description: "How long something must be wrong before it opens an incident.",
  }),
  clearsAfter: FixedDuration.prefault("PT5M").meta({
    description: "How long all must be well before the incident resolves by itself.",
  }),
});
export type Expected = z.output<typeof Expected>;

/** What is expected of a flow; `none` says that nothing is. */
export const Expectation = z.union([Expected, z.literal("none")]);
export type Expectation = z.output<typeof Expectation>;

/** Whether the stalls of a flow call someone, or are recorded only. */
export const WatchMode = z.enum(["observe", "live"]);
export type WatchMode = z.output<typeof WatchMode>;
