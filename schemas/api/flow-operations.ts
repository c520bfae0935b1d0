import * as z from "zod";
import { FixedDuration } from "../duration.ts";
import { WatchMode } from "../expectation.ts";
import { PulseCounts } from "../pulse.ts";
import { StallKind } from "../stall-kind.ts";
import { EVERYBODY, WORKERS } from "./access.ts";
import { ShownControl } from "./control-operations.ts";
import { NO_BODY, NO_PARAMETERS, NO_QUERY, operation } from "./operation.ts";
import { listOf } from "./page.ts";
import { FlowName, ShownTime } from "./shown-time.ts";

const tag = "Flows";

/** A flow, in a path. */
export const ByFlow = z.strictObject({ flow: FlowName });

/** A flow as configuration says it. */
const ListedFlow = z
  .object({
    flow: z.string(),
    description: z.string(),
    source: z.string(),
    target: z.string(),
    format: z.string(),
    contractVersion: z.int(),
    delivery: z.enum(["standard", "fifo", "tap"]).meta({
      description:
        "To what kind of queue it is delivered; `tap` where a copy is checked, and nothing delivered.",
    }),
  })
  .meta({ id: "Flow" });
export type ListedFlow = z.output<typeof ListedFlow>;

export const listFlows = operation({
  id: "listFlows",
  method: "get",
  path: "/flows",
  summary: "List the client's flows, and the applications between which they run",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: NO_BODY,
  answer: listOf(ListedFlow).extend({
    client: z.object({
      id: z.string(),
      name: z.string(),
      zone: z.string(),
      bulkWithoutLead: z.int().meta({
        description: "How many exchanges somebody who is no lead may replay or discard in one go.",
      }),
    }),
    applications: z.array(z.object({ application: z.string(), name: z.string() })),
  }),
  problems: [],
});

/** How a flow stands; times are of the client's zone. */
const FlowStatus = z
  .object({
    flow: z.string(),
    mode: WatchMode,
    lastReceived: ShownTime.nullable(),
    lastForwarded: ShownTime.nullable(),
    nextDue: ShownTime.nullable().meta({
      description: "Until when something must have come at the latest.",
    }),
    held: z.int().nonnegative(),
    maintenance: z.string().nullable(),
    control: ShownControl.nullable(),
    wrong: z.array(
      z.object({
        kind: StallKind,
        since: ShownTime,
        explainedBy: z
          .string()
          .nullable()
          .meta({ description: "What calls in its place, such as a maintenance." }),
        incident: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: "FlowStatus" });
export type FlowStatus = z.output<typeof FlowStatus>;

export const showStatus = operation({
  id: "showStatus",
  method: "get",
  path: "/status",
  summary: "Tell how each flow stands: its last exchange, what is due next, what is wrong",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: NO_BODY,
  answer: listOf(FlowStatus).extend({ at: ShownTime }),
  problems: [],
});

/** No series covers more minutes. */
const SERIES_DAYS_MAX = 31;

export const showPulses = operation({
  id: "showPulses",
  method: "get",
  path: "/flows/{flow}/pulses",
  summary: "Count what happened on a flow, in steps of time",
  description: `From one instant to another, at most ${SERIES_DAYS_MAX} days apart; a step without any exchange is left out.`,
  tag,
  roles: EVERYBODY,
  concerns: "flow",
  parameters: ByFlow,
  query: z
    .strictObject({
      from: ShownTime,
      until: ShownTime,
      step: z.enum(["minute", "hour", "day"]).default("hour").meta({ description: "Of the client's zone." }),
    })
    .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
      error: "ends before it begins: exchange from and until",
    })
    .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= SERIES_DAYS_MAX * 86_400_000, {
      error: `is longer than ${SERIES_DAYS_MAX} days: ask for less at once`,
    }),
  body: NO_BODY,
  answer: listOf(PulseCounts.extend({ at: ShownTime.meta({ description: "When the step begins." }) })),
  problems: ["flow-unknown"],
});

const Tried = z.object({
  calls: z.int().nonnegative(),
  atNight: z.int().nonnegative().meta({ description: "Those between 22:00 and 06:00 in the client's zone." }),
  items: z.array(z.object({ kind: StallKind, openedAt: ShownTime, clearedAt: ShownTime.nullable() })),
});
export type Tried = z.output<typeof Tried>;

const Length = z.string().max(40).pipe(FixedDuration).meta({ format: "duration" });

/** What a trial found, under the present expectation and under a changed one. */
const TrialDocument = z.object({
  flow: z.string(),
  days: z.int(),
  present: Tried,
  changed: Tried.optional(),
});
export type TrialDocument = z.output<typeof TrialDocument>;

export const tryExpectation = operation({
  id: "tryExpectation",
  method: "post",
  path: "/flows/{flow}/expectation-trials",
  summary: "Tell what the expectation of a flow would have called, and what a changed one would",
  tag,
  roles: WORKERS,
  concerns: "flow",
  parameters: ByFlow,
  query: NO_QUERY,
  body: z.strictObject({
    days: z.int().min(1).max(90),
    every: Length.optional(),
    grace: Length.optional(),
    openAfter: Length.optional(),
  }),
  answer: TrialDocument,
  problems: ["flow-unknown"],
  judges: true,
});
