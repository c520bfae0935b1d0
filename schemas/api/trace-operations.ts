import * as z from "zod";
import { HistoryStep } from "../held-exchange.ts";
import { EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";
import { pageOf, PageQuery } from "./page.ts";

/** No more is read of one flow for one key: a key that so many exchanges share is no key. */
export const TRACED_PER_FLOW_MAX = 1000;

/** No more held exchanges are read for one key. */
export const TRACED_HELD_MAX = 200;

/** One thing that happened to an exchange of a business key. */
export const TraceStep = z
  .object({
    at: z.iso.datetime(),
    step: z
      .enum([
        ...HistoryStep.shape.step.options,
        "forwarded",
        "observed",
        "bypassed",
        "redelivered",
        "accepted",
        "refused",
      ])
      .meta({
        description:
          "`forwarded` passed at once, `observed` though it would have been held, `bypassed` unchecked, `redelivered` once more from the archive, `accepted` or `refused` by an acknowledgement of its target; all else is of an exchange that is or was held.",
      }),
    flow: z.string(),
    source: z.string().meta({ description: "The application that it came from, as people call it." }),
    target: z.string(),
    exchangeId: z.string().nullable(),
    held: z.string().nullable().meta({ description: "The id in quarantine; null where it never was there." }),
    by: z.string().nullable().meta({ description: "The person; null for the watchdog itself." }),
  })
  .meta({ id: "TraceStep" });
export type TraceStep = z.output<typeof TraceStep>;

/** Tells the life of a business key over all flows, on one line of time. */
export const traceKey = operation({
  id: "traceKey",
  method: "get",
  path: "/trace",
  summary: "Tell what happened to the exchanges of a business key, over all flows, oldest first",
  description: `Forwarded, held, corrected, replayed, delivered, discarded; nothing of flows whose keys the caller may not see. At most ${TRACED_PER_FLOW_MAX} exchanges of each flow are read, and ${TRACED_HELD_MAX} held ones.`,
  tag: "Journal",
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: PageQuery.extend({
    key: z.string().min(1).max(256).meta({ description: "A business key, such as an order number." }),
    limit: PageQuery.shape.limit.unwrap().default(200),
  }),
  body: NO_BODY,
  answer: pageOf(TraceStep).extend({
    isWhole: z.boolean().meta({ description: "Whether all was read; false where there was too much." }),
  }),
  problems: ["cursor-unreadable"],
});
