import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { TRAIL_DAYS_MAX, type TrailQuery } from "../../../schemas/api/report-operations.ts";
import { AuditAct } from "../../../schemas/audit-entry.ts";
import { refused, type Refused } from "../answered.ts";
import type { Desk } from "../desk.ts";

/** The key of an act of the audit trail: its instant, a UUID, and which of its entries. */
const KEY = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#[\da-f-]{36}#intent$/;

const keyAt = (cursor: string) => {
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  return KEY.test(key) ? key : undefined;
};

/** From when until when the trail is read. */
function stretch(from: string | undefined, until: string | undefined, now: Temporal.Instant) {
  const end = until === undefined ? now : Temporal.Instant.from(until);
  const earliest = end.subtract({ hours: TRAIL_DAYS_MAX * 24 });
  const begin = from === undefined ? earliest : Temporal.Instant.from(from);
  return [Temporal.Instant.compare(begin, earliest) < 0 ? earliest : begin, end] as const;
}

/** One page of who did what, newest first. */
export async function trailPage(
  { query, at }: { readonly query: z.output<typeof TrailQuery>; readonly at: Temporal.Instant },
  { audit }: Pick<Desk, "audit">,
): Promise<{ readonly items: z.input<typeof AuditAct>[]; readonly next: string | null } | Refused> {
  const { subject, limit, cursor } = query;
  const after = cursor === undefined ? undefined : keyAt(cursor);
  if (cursor !== undefined && after === undefined) return refused("cursor-unreadable");
  const acts =
    subject === undefined
      ? audit.between(...stretch(query.from, query.until, at), after)
      : audit.ofSubject(subject, after);
  const found = [];
  for await (const one of acts) {
    found.push(one);
    if (found.length > limit) break;
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ act }) => z.encode(AuditAct, act)),
    next: last && found.length > limit ? Buffer.from(last.key).toString("base64url") : null,
  };
}
