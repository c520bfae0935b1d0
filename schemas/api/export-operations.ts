import * as z from "zod";
import { AUDITORS, EXPORTERS } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";
import { PageQuery } from "./page.ts";
import { HELD_FILTERS } from "./quarantine-operations.ts";
import { TrailQuery } from "./report-operations.ts";

/** So many rows come in one answer at most. */
const ROWS_MOST = 1000;

const PARTS = `At most ${ROWS_MOST} rows come at once; the header Link then names what follows, without a head line, so that the parts can be put together.`;

const Rows = z.coerce.number().int().min(1).max(ROWS_MOST).default(ROWS_MOST);

/** Tells held exchanges as a table. */
export const exportHeld = operation({
  id: "exportHeld",
  method: "get",
  path: "/quarantine/export.csv",
  summary: "Take away a list of held exchanges as CSV, without payloads",
  description: `Keys are masked as in every list. ${PARTS}`,
  tag: "Quarantine",
  roles: EXPORTERS,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: PageQuery.extend({ ...HELD_FILTERS, limit: Rows }),
  body: NO_BODY,
  answer: z.string(),
  media: "text/csv",
  problems: ["flow-unknown", "cursor-unreadable"],
});

const trail = {
  method: "get",
  tag: "Audit",
  roles: AUDITORS,
  concerns: "client",
  parameters: NO_PARAMETERS,
  query: TrailQuery,
  body: NO_BODY,
  answer: z.string(),
  problems: ["cursor-unreadable"],
} as const;

/** Tells who did what as a table. */
export const exportAuditTable = operation({
  ...trail,
  id: "exportAuditTable",
  path: "/audit/export.csv",
  summary: "Take away who did what as CSV, newest first",
  description: "What follows is named by the header Link, without a head line.",
  media: "text/csv",
});

/** Tells who did what, one act a line. */
export const exportAuditLines = operation({
  ...trail,
  id: "exportAuditLines",
  path: "/audit/export.jsonl",
  summary: "Take away who did what as JSON Lines, newest first",
  description: "What follows is named by the header Link.",
  media: "application/jsonl",
});
