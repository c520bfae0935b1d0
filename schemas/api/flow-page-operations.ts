import * as z from "zod";
import { WatchMode } from "../expectation.ts";
import { Degree } from "../priority.ts";
import { EVERYBODY } from "./access.ts";
import { ShownControl } from "./control-operations.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { listOf } from "./page.ts";
import { FlowName, ShownTime } from "./shown-time.ts";

const Length = z.string().meta({ format: "duration" });

const End = z.object({ application: z.string(), name: z.string(), owner: z.string().nullable() });

/** When a flow must carry something, as configuration says it; durations as ISO 8601. */
const ShownExpectation = z
  .object({
    hours: z.string().meta({ description: "The client's calendar in which it counts, or `always`." }),
    every: z.object({ within: Length, grace: Length }).nullable(),
    by: z.array(z.object({ cron: z.string(), zone: z.string(), grace: Length })),
    volume: z.array(z.object({ per: Length, minimum: z.int().nullable(), maximum: z.int().nullable() })),
    failures: z.object({ per: Length, share: z.number(), atLeast: z.int() }).nullable(),
    acknowledgedWithin: Length.nullable(),
    opensAfter: Length,
    dues: z.array(ShownTime).max(3).meta({ description: "When it is due next, of what has set times." }),
  })
  .meta({ id: "Expectation" });
export type ShownExpectation = z.output<typeof ShownExpectation>;

/** A flow with all that its page tells of how it is configured. */
const FlowDocument = z
  .object({
    flow: z.string(),
    description: z.string(),
    source: End,
    target: End,
    criticality: Degree,
    sensitive: z.boolean(),
    format: z.string(),
    contractVersion: z.int(),
    editable: z.union([z.literal("all"), z.array(z.string())]),
    masked: z.int().nonnegative().meta({ description: "How many places of its messages are masked." }),
    delivery: z.enum(["standard", "fifo", "tap"]).meta({
      description:
        "To what kind of queue it is delivered; `tap` where a copy is checked, and nothing delivered.",
    }),
    https: z
      .object({ check: z.enum(["before", "after"]) })
      .nullable()
      .meta({
        description:
          "Whether its source application may post to it by HTTPS, and when that is checked; null where not.",
      }),
    archive: z.int().nullable().meta({ description: "For how many days what was forwarded is kept." }),
    mode: WatchMode,
    control: ShownControl.nullable().meta({ description: "What it is under; null where it holds as ever." }),
    expectation: ShownExpectation.nullable(),
    inbound: z.object({
      arn: z.string(),
      url: z.string().meta({ description: "Where its source application sends to." }),
      region: z.string(),
      adopted: z.boolean().meta({ description: "Whether the queue was there before the watchdog." }),
    }),
  })
  .meta({ id: "FlowDetails" });
export type FlowDocument = z.output<typeof FlowDocument>;

export const showFlow = operation({
  id: "showFlow",
  method: "get",
  path: "/flows/{flow}",
  summary: "Show a flow: its ends, its contract, what is expected of it, and how to send to it",
  tag: "Flows",
  roles: EVERYBODY,
  concerns: "flow",
  parameters: z.strictObject({ flow: FlowName }),
  query: NO_QUERY,
  body: NO_BODY,
  answer: FlowDocument,
  problems: ["flow-unknown"],
});

/** An exchange that went through. */
const ForwardedExchange = z
  .object({ at: ShownTime, exchangeId: z.string(), businessKey: z.string() })
  .meta({ id: "ForwardedExchange" });

export const listForwarded = operation({
  id: "listForwarded",
  method: "get",
  path: "/flows/{flow}/forwarded",
  summary: "List what a flow forwarded last, newest first",
  description:
    "Only of flows that keep what they forward; of others, and of what has expired, there is nothing. Keys that the caller may not see are masked.",
  tag: "Flows",
  roles: EVERYBODY,
  concerns: "flow",
  parameters: z.strictObject({ flow: FlowName }),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  body: NO_BODY,
  answer: listOf(ForwardedExchange),
  problems: ["flow-unknown"],
});
