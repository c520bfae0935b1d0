import { Temporal } from "temporal-polyfill";
import type { MonthlyReport } from "../../../schemas/api/monthly-operations.ts";
import { ALWAYS } from "../../../schemas/calendar.ts";
import type { Client } from "../../../schemas/client.ts";
import type { DailyCounts } from "../../../schemas/daily-counts.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { PulseCounts } from "../../../schemas/pulse.ts";
import { availability } from "../../desk/availability.ts";
import { falseCallRates } from "../../desk/false-calls.ts";
import { meanTimes, serviceFigures } from "../../desk/service-figures.ts";

/** What a month is told from. */
export interface MonthRead {
  readonly month: Temporal.PlainYearMonth;
  /** The days of each flow that is told of. */
  readonly days: ReadonlyMap<string, readonly DailyCounts[]>;
  /** Those that touch these flows and may concern the month. */
  readonly incidents: readonly Incident[];
}

const COUNTED = [...PulseCounts.keyof().options, "replayed", "discarded"] as const;

/** From the first instant of a month to its last, or until now. */
export function monthBounds(month: Temporal.PlainYearMonth, zone: string, now: Temporal.Instant) {
  const startOf = (one: Temporal.PlainYearMonth) =>
    one.toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant();
  const [from, end] = [startOf(month), startOf(month.add({ months: 1 }))];
  const isOver = Temporal.Instant.compare(end, now) <= 0;
  return { from, until: isOver ? end : now, isOver };
}

function hoursOf(flow: string, client: Client) {
  const expectation = client.flows[flow]?.expectation;
  if (!expectation || expectation === "none") return undefined;
  return client.calendars[expectation.hours] ?? ALWAYS;
}

/** What a month was like at a client. */
export function monthlyReport(
  { month, days, incidents }: MonthRead,
  client: Client,
  now: Temporal.Instant,
): MonthlyReport {
  const { from, until, isOver } = monthBounds(month, client.zone, now);
  const hasBegun = Temporal.Instant.compare(from, until) < 0;
  const flows = [...days].map(([flow, counted]) => {
    const sum = (name: (typeof COUNTED)[number]) => counted.reduce((total, day) => total + day[name], 0);
    const hours = hoursOf(flow, client);
    return {
      flow,
      received: sum("received"),
      forwarded: sum("forwarded"),
      quarantined: sum("quarantined"),
      duplicate: sum("duplicate"),
      acknowledged: sum("acknowledged"),
      gateFailures: sum("gateFailures"),
      observed: sum("observed"),
      bypassed: sum("bypassed"),
      replayed: sum("replayed"),
      discarded: sum("discarded"),
      availability: hours && hasBegun ? availability(flow, hours, { from, until }, incidents) : null,
    };
  });
  const opened = incidents.filter(
    ({ mode, openedAt, resolution }) =>
      mode === "live" &&
      resolution?.verdict !== "false-call" &&
      Temporal.Instant.compare(openedAt, from) >= 0 &&
      Temporal.Instant.compare(openedAt, until) < 0,
  );
  const all = [...days.values()].flat();
  const ofDay = (day: string) => all.filter((one) => one.day === day);
  return {
    month: month.toString(),
    isOver,
    flows,
    days: [...new Set(all.map(({ day }) => day))].toSorted().map((day) => ({
      day,
      received: ofDay(day).reduce((sum, one) => sum + one.received, 0),
      held: ofDay(day).reduce((sum, one) => sum + one.quarantined, 0),
    })),
    service: serviceFigures(opened, client, now).map((one) => ({ ...one })),
    means: meanTimes(opened),
    falseCalls: [...falseCallRates(incidents, month, client.zone)],
  };
}
