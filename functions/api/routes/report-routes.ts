import { Temporal } from "temporal-polyfill";
import { readAudit, reportFalseCalls } from "../../../schemas/api/report-operations.ts";
import { falseCallRates } from "../../desk/false-calls.ts";
import { done } from "../answered.ts";
import { trailPage } from "../documents/trail-page.ts";
import { route } from "../route.ts";

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

  route(readAudit, async (call, desk) => {
    const page = await trailPage(call, desk);
    return "outcome" in page ? page : done(page);
  }),
];
