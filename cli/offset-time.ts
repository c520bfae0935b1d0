import type { Temporal } from "temporal-polyfill";

/** An instant as a zone's clock shows it: ISO 8601 with seconds and the offset. */
export function offsetTime(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toString({ timeZoneName: "never" });
}
