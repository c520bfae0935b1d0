import * as z from "zod";
import { IncidentKind } from "../incident.ts";
import { AuditEntry } from "../audit-entry.ts";
import { EVERYBODY, LEADS } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";
import { listOf, pageOf, PageQuery } from "./page.ts";

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

export const readAudit = operation({
  id: "readAudit",
  method: "get",
  path: "/audit",
  summary: "Read who did what on a subject, newest first",
  tag: "Audit",
  roles: LEADS,
  concerns: "client",
  parameters: NO_PARAMETERS,
  query: PageQuery.extend({
    subject: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: "As in incident/17, exchange/ID or flow/orders." }),
  }),
  body: NO_BODY,
  answer: pageOf(AuditEntry.meta({ id: "AuditEntry" })),
  problems: ["cursor-unreadable"],
});
