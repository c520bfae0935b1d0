import type { Temporal } from "temporal-polyfill";

/** An instant as stored: UTC with milliseconds, so that texts sort as times do. */
export function timestamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: "millisecond" });
}
