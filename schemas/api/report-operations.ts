import * as z from "zod";
import { IncidentKind } from "../incident.ts";
import { AuditAct } from "../audit-entry.ts";
import { EVERYBODY, LEADS } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";
import { listOf, pageOf, PageQuery } from "./page.ts";
import { ShownTime } from "./shown-time.ts";

export const reportFalseCalls = operation({
  id: "reportFalseCalls",
  method: "get",
  path: "/reports/false-calls",
  summary: "Tell of each rule how many of its calls were false in a month",
  tag: "Reports",
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: z.strictObject({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional()
      .meta({ description: "As in 2026-11; the present one where it is not said." }),
  }),
  body: NO_BODY,
  answer: listOf(
    z.object({
      kind: IncidentKind,
      resolved: z.int().nonnegative(),
      falseCalls: z.int().nonnegative(),
      rate: z.number().min(0).max(1),
    }),
  ).extend({ month: z.string() }),
  problems: [],
});

/** Each day is read by itself, so that a request reads no more of them. */
export const TRAIL_DAYS_MAX = 92;

/** Which part of the trail is asked for. */
export const TrailQuery = PageQuery.extend({
  subject: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .meta({ description: "As in incident/17, exchange/ID or flow/orders." }),
  from: ShownTime.optional(),
  until: ShownTime.optional().meta({ description: "Now where it is not said." }),
})
  .refine(
    ({ subject, from, until }) =>
      (subject === undefined) !== (from === undefined) && (until === undefined || from !== undefined),
    { error: "asks for too little or too much: give either subject, or from and where needed until" },
  )
  .refine(({ from = "", until = "" }) => !(Date.parse(from) > Date.parse(until)), {
    error: "ends before it begins: exchange from and until",
  });

export const readAudit = operation({
  id: "readAudit",
  method: "get",
  path: "/audit",
  summary: "Read who did what, newest first: on a subject, or in a stretch of time",
  description: `Give either a subject, or from and where needed until; no more than the last ${TRAIL_DAYS_MAX} days before until are read. An action without an outcome is open; the sweep closes it within minutes.`,
  tag: "Audit",
  roles: LEADS,
  concerns: "client",
  parameters: NO_PARAMETERS,
  query: TrailQuery,
  body: NO_BODY,
  answer: pageOf(AuditAct.meta({ id: "AuditAct" })),
  problems: ["cursor-unreadable"],
});
