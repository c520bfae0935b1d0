import { Temporal } from "temporal-polyfill";
import type { CronExpression } from "../../schemas/cron-expression.ts";
import { DAY, END_OF_TIME, MINUTE, offsetSpanAt, type OffsetSpan } from "./wall-clock.ts";
import { wallTimes } from "./wall-times.ts";

/** No clock was ever put back further, so that what repeats at an instant began repeating within it. */
const LOOK_BACK = 2 * DAY;

/** What falls due between two changes of the clock; `reached` is the latest wall time shown before. */
function* dueWithin(
  cron: CronExpression,
  span: OffsetSpan,
  reached: number,
  after: number,
): Generator<number> {
  const opens = span.from + span.offset;
  const closes = span.until + span.offset;
  if (!cron.followsRealTime && reached < opens) {
    const [skipped] = wallTimes(cron, reached);
    if (skipped !== undefined && skipped < opens) yield Math.ceil(opens / MINUTE) * MINUTE - span.offset;
  }
  const from = cron.followsRealTime ? opens : Math.max(opens, reached);
  for (const wall of wallTimes(cron, Math.max(from, after + span.offset))) {
    if (wall >= closes) return;
    yield wall - span.offset;
  }
}

/**
 * The instants, strictly after one, at which an expression falls due in a zone, until the year 9999.
 *
 * When clocks change it does as Debian's cron(8): an expression that follows real time falls due
 * whenever the clock shows its time, in both passes of a repeated hour and never in a skipped one; one
 * of fixed times falls due once for each, at the first occurrence where the time repeats, and at the
 * first minute after the gap where the clock skips it; times that one gap skips fall due together.
 * Debian takes a jump of three hours or more for a clock put right and lets its jobs go; for us a zone
 * that skips a day still owes that day's file, so every gap is treated alike.
 */
export function* dueAfter(
  cron: CronExpression,
  zone: string,
  after: Temporal.Instant,
): Generator<Temporal.Instant> {
  let last = after.epochMilliseconds;
  let span = offsetSpanAt(zone, last - LOOK_BACK);
  let reached = span.from + span.offset;
  for (;;) {
    for (const due of dueWithin(cron, span, reached, last)) {
      if (due <= last) continue;
      last = due;
      yield Temporal.Instant.fromEpochMilliseconds(due);
    }
    const closes = span.until + span.offset;
    reached = Math.max(reached, closes);
    const [next] = wallTimes(cron, closes - LOOK_BACK);
    if (next === undefined || span.until >= END_OF_TIME) return;
    // A rare expression is not walked to change by change.
    span = offsetSpanAt(zone, Math.max(span.until, next - LOOK_BACK));
  }
}
