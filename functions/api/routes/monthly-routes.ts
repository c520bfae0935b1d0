import { Temporal } from "temporal-polyfill";
import {
  type MonthlyReport,
  reportMonth,
  reportMonthAsCsv,
} from "../../../schemas/api/monthly-operations.ts";
import type { DailyCounts } from "../../../schemas/daily-counts.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { countActs, dayOf, summedUp } from "../../desk/daily-counts.ts";
import { done } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { monthBounds, monthlyReport } from "../documents/monthly-report.ts";
import { reportCsv } from "../documents/report-csv.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

/** What opened longer before a month than so concerns it no more. */
const OPENED_BEFORE_DAYS = 92;

/** No more closed incidents are read. */
const CLOSED_READ_MAX = 5000;

/** No more acts of the present day are read. */
const ACTS_READ_MAX = 2000;

/** Who asks about which month, and when. */
interface Asked {
  readonly query: { readonly month?: string | undefined };
  readonly at: Temporal.Instant;
  readonly reach: FlowsInReach;
}

/** The incidents that may concern a month: closed ones are listed newest first, so that the older ones are left. */
async function incidentsSince(from: Temporal.Instant, { incidents }: Desk): Promise<readonly Incident[]> {
  const earliest = from.subtract({ hours: OPENED_BEFORE_DAYS * 24 });
  const found = await Array.fromAsync(incidents.notClosed());
  let read = 0;
  for await (const incident of incidents.closed()) {
    read += 1;
    if (read > CLOSED_READ_MAX || Temporal.Instant.compare(incident.openedAt, earliest) < 0) break;
    found.push(incident);
  }
  return found;
}

/** The days of a month on some flows: those that are rolled up, and today as far as it has gone. */
async function daysOf(
  flows: readonly string[],
  month: Temporal.PlainYearMonth,
  at: Temporal.Instant,
  { client: { zone }, daily, pulses, audit }: Desk,
): Promise<ReadonlyMap<string, readonly DailyCounts[]>> {
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  const [first, last] = [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })];
  const isPresent = month.equals(today.toPlainYearMonth());
  const { from, until } = dayOf(today, zone);
  const acts = isPresent ? await countActs(audit.between(from, at), ACTS_READ_MAX) : undefined;
  const read = flows.map(async (flow) => {
    const rolled = await daily.ofDays(flow, first, last);
    if (!acts) return [flow, rolled] as const;
    return [flow, [...rolled, summedUp(flow, today, await pulses.between(flow, from, until), acts)]] as const;
  });
  return new Map(await Promise.all(read));
}

async function reportOf({ query, at, reach }: Asked, desk: Desk): Promise<MonthlyReport> {
  const { client } = desk;
  const present = at.toZonedDateTimeISO(client.zone).toPlainDate().toPlainYearMonth();
  const month = query.month === undefined ? present : Temporal.PlainYearMonth.from(query.month);
  const flows = Object.keys(client.flows).filter(reach.has);
  const [days, incidents] = await Promise.all([
    daysOf(flows, month, at, desk),
    incidentsSince(monthBounds(month, client.zone, at).from, desk),
  ]);
  const seen = incidents.filter((one) => reach.all || one.flows.some(reach.has));
  return monthlyReport({ month, days, incidents: seen }, client, at);
}

export const monthlyRoutes = [
  route(reportMonth, async (call, desk) => done(await reportOf(call, desk))),
  route(reportMonthAsCsv, async (call, desk) => done(reportCsv(await reportOf(call, desk)))),
];
