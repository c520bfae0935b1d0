import type { Temporal } from "temporal-polyfill";

/** An instant in a zone as programs read it: ISO 8601 to the second, with the offset. */
export function offsetTime(at: Temporal.Instant, zone: string): string {
  return at.toString({ timeZone: zone, smallestUnit: "second" });
}
