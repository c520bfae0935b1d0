import type { Temporal } from "temporal-polyfill";
import { dueAfter } from "../functions/calendar/due.ts";
import type { CronExpression } from "../schemas/cron-expression.ts";
import { offsetTime } from "./offset-time.ts";

/** What falls due, where, and after when. */
export interface DueQuestion {
  readonly cron: CronExpression;
  readonly zone: string;
  readonly from: Temporal.Instant;
  readonly count: number;
}

/** The next so many due times, as the zone's clock shows them. */
export function dueTimes({ cron, zone, from, count }: DueQuestion): readonly string[] {
  return dueAfter(cron, zone, from)
    .take(count)
    .map((at) => offsetTime(at, zone))
    .toArray();
}
