import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { readAudit, reportFalseCalls } from "../../../schemas/api/report-operations.ts";
import { AuditEntry } from "../../../schemas/audit-entry.ts";
import { falseCallRates } from "../../desk/false-calls.ts";
import { done, refused } from "../answered.ts";
import { route } from "../route.ts";

/** The key of an entry of the audit trail: its instant and a UUID. */
const KEY = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#[\da-f-]{36}$/;

const keyAt = (cursor: string) => {
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  return KEY.test(key) ? key : undefined;
};

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

  route(readAudit, async ({ query: { subject, limit, cursor } }, { audit }) => {
    const after = cursor === undefined ? undefined : keyAt(cursor);
    if (cursor !== undefined && after === undefined) return refused("cursor-unreadable");
    const found = [];
    for await (const one of audit.ofSubject(subject, after)) {
      found.push(one);
      if (found.length > limit) break;
    }
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return done({
      items: page.map(({ entry }) => z.encode(AuditEntry, entry)),
      next: last && found.length > limit ? Buffer.from(last.key).toString("base64url") : null,
    });
  }),
];
