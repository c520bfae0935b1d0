import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { readAudit, reportFalseCalls, TRAIL_DAYS_MAX } from "../../../schemas/api/report-operations.ts";
import { AuditAct } from "../../../schemas/audit-entry.ts";
import { falseCallRates } from "../../desk/false-calls.ts";
import { done, refused } from "../answered.ts";
import { route } from "../route.ts";

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

export const reportRoutes = [
  route(reportFalseCalls, async ({ query, at }, { client, incidents }) => {
    const present = at.toZonedDateTimeISO(client.zone).toPlainDate().toPlainYearMonth();
    const month = query.month === undefined ? present : Temporal.PlainYearMonth.from(query.month);
    const all = [
      ...(await Array.fromAsync(incidents.notClosed())),
      ...(await Array.fromAsync(incidents.closed())),
    ];
    return done({ month: month.toString(), items: [...falseCallRates(all, month, client.zone)] });
  }),

  route(readAudit, async ({ query, at }, { audit }) => {
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
    return done({
      items: page.map(({ act }) => z.encode(AuditAct, act)),
      next: last && found.length > limit ? Buffer.from(last.key).toString("base64url") : null,
    });
  }),
];
