import * as z from "zod";
import { IncidentKind } from "../incident-kind.ts";
import { Priority } from "../priority.ts";
import { EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";

const tag = "Reports";

const ByMonth = z.strictObject({
  month: z
    .string()
    .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)
    .optional()
    .meta({ description: "As in 2026-10; the present one, as far as it has gone, where it is not said." }),
});

const Count = z.int().nonnegative();
const Kept = z.object({ kept: Count, missed: Count });
const Minutes = z
  .number()
  .nonnegative()
  .nullable()
  .meta({ description: "Minutes; null where there were none." });

/** What a month was like; docs/reports.md defines each figure. */
export const MonthlyReport = z
  .object({
    month: z.string(),
    isOver: z.boolean().meta({ description: "Whether the month has ended; else it is told until now." }),
    flows: z.array(
      z.object({
        flow: z.string(),
        received: Count,
        forwarded: Count,
        quarantined: Count.meta({ description: "How often an exchange was held." }),
        duplicate: Count,
        acknowledged: Count,
        gateFailures: Count,
        observed: Count.meta({ description: "Forwarded under observe though they would have been held." }),
        bypassed: Count.meta({ description: "Forwarded unchecked, under bypass." }),
        replayed: Count,
        discarded: Count,
        availability: z.number().min(0).max(1).nullable().meta({
          description: "Share of service hours not known to be down; null where nothing is expected.",
        }),
      }),
    ),
    days: z.array(z.object({ day: z.iso.date(), received: Count, held: Count })).meta({
      description: "Over these flows.",
    }),
    service: z.array(z.object({ priority: Priority, incidents: Count, acknowledge: Kept, resolve: Kept })),
    means: z.object({ detect: Minutes, acknowledge: Minutes, resolve: Minutes }),
    falseCalls: z.array(
      z.object({ kind: IncidentKind, resolved: Count, falseCalls: Count, rate: z.number().min(0).max(1) }),
    ),
  })
  .meta({ id: "MonthlyReport" });
export type MonthlyReport = z.output<typeof MonthlyReport>;

const common = {
  method: "get",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: ByMonth,
  body: NO_BODY,
  problems: [],
} as const;

export const reportMonth = operation({
  ...common,
  id: "reportMonth",
  path: "/reports/monthly",
  summary: "Tell what a month was like: exchanges, availability, what was promised and kept, false calls",
  description: "Of the flows for which the caller has a role. Months before the first roll-up are empty.",
  answer: MonthlyReport,
});

export const reportMonthAsCsv = operation({
  ...common,
  id: "reportMonthAsCsv",
  path: "/reports/monthly.csv",
  summary: "The same as CSV: one figure a line, with the month, its part and its subject",
  media: "text/csv",
  answer: z.string(),
});
