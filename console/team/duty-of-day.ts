import { Temporal } from "temporal-polyfill";

/** A stretch of duty, its end excluded. */
interface Stretch {
  readonly from: string;
  readonly until: string;
}

const time = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: "minute" });

/** The hours of a day that stretches fill, in a zone, as `08:00–12:30`; those of a whole day are `00:00–24:00`. */
export function dutyOfDay(stretches: readonly Stretch[], day: string, zone: string): readonly string[] {
  const date = Temporal.PlainDate.from(day);
  const [begin, end] = [date.toZonedDateTime(zone), date.add({ days: 1 }).toZonedDateTime(zone)];
  return stretches.flatMap(({ from, until }) => {
    const [opens, closes] = [from, until].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone));
    if (!opens || !closes) return [];
    const first = Temporal.ZonedDateTime.compare(opens, begin) > 0 ? opens : begin;
    const last = Temporal.ZonedDateTime.compare(closes, end) < 0 ? closes : end;
    if (Temporal.ZonedDateTime.compare(first, last) >= 0) return [];
    return [`${time(first)}–${last.equals(end) ? "24:00" : time(last)}`];
  });
}
