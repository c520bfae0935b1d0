import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { readAudit } from "../schemas/api/report-operations.ts";
import { AuditAct } from "../schemas/audit-entry.ts";
import { apiAccess, ask, askAll } from "./desk-api.ts";

const PAGE = 200;

/** Which part of the audit trail to read: of a subject, or of a stretch of time. */
export interface TrailQuery {
  readonly subject?: string | undefined;
  readonly from?: Temporal.Instant | undefined;
  readonly until?: Temporal.Instant | undefined;
}

/** The acts of the audit trail, newest first: as the API told them, and read. */
export async function readTrail(
  { subject, from, until }: TrailQuery,
  limit: number | undefined,
  person: string | undefined,
): Promise<{ readonly items: readonly z.input<typeof AuditAct>[]; readonly acts: readonly AuditAct[] }> {
  const access = await apiAccess(person);
  const asked = { subject, from: from?.toString(), until: until?.toString() };
  const page = (cursor: string | undefined): Promise<z.input<typeof readAudit.answer>> => {
    const query = { ...asked, cursor, limit: Math.min(limit ?? PAGE, PAGE) };
    return ask(access, readAudit, { parameters: {}, query, body: undefined });
  };
  const items = limit === 0 ? [] : await askAll(page, limit);
  return { items, acts: items.map((item) => AuditAct.parse(item)) };
}
