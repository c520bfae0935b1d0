import { ALWAYS, type ServiceHours } from "../../schemas/calendar.ts";
import { firstOpenDay } from "./open-days.ts";
import { DAY, END_OF_TIME, offsetSpanAt } from "./wall-clock.ts";

/** Open time without a pause, in epoch milliseconds; `until` no longer belongs to it. */
interface OpenStretch {
  readonly from: number;
  readonly until: number;
}

/** No zone's clock is further from UTC, and none was ever put back further, than two days. */
const MARGIN = 2;

/**
 * The stretches of open time from an instant, in order, until the year 9999. An instant is open when the
 * zone's clock then shows a time within the hours: what the clock skips is not there, and what it shows
 * twice counts twice.
 */
export function* openStretches(calendar: ServiceHours, from: number): Generator<OpenStretch> {
  if (calendar === ALWAYS) {
    if (from < END_OF_TIME) yield { from, until: END_OF_TIME };
    return;
  }
  const lastDay = END_OF_TIME / DAY + MARGIN;
  let span = offsetSpanAt(calendar.zone, from);
  while (span.from < END_OF_TIME) {
    const { offset } = span;
    const opens = span.from + offset;
    const closes = span.until + offset;
    let open = firstOpenDay(calendar, Math.floor(opens / DAY), lastDay);
    while (open && open.day * DAY < closes) {
      const midnight = open.day * DAY;
      for (const hours of open.hours) {
        const begin = Math.max(opens, midnight + hours.from);
        const end = Math.min(closes, midnight + hours.until);
        if (begin < end) yield { from: begin - offset, until: end - offset };
      }
      open = firstOpenDay(calendar, open.day + 1, lastDay);
    }
    // Years without hours are not walked from one change of the clock to the next.
    const next = firstOpenDay(calendar, Math.floor(closes / DAY) - MARGIN, lastDay);
    if (!next) return;
    span = offsetSpanAt(calendar.zone, Math.max(span.until, (next.day - MARGIN) * DAY));
  }
}
