import { Temporal } from "temporal-polyfill";
import * as z from "zod";

function fixedLength(text: string): Temporal.Duration | undefined {
  try {
    const duration = Temporal.Duration.from(text);
    return duration.years === 0 && duration.months === 0 && duration.sign >= 0 ? duration : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds in a duration of weeks, days (of 24 hours) and smaller units. */
export function milliseconds(duration: Temporal.Duration): number {
  return duration.with({ weeks: 0, days: duration.days + 7 * duration.weeks }).total("milliseconds");
}

const DAY_MS = 86_400_000;

/** The number of whole days, of 24 hours, that a duration fills or begins. */
export function wholeDays(duration: Temporal.Duration): number {
  return Math.ceil(milliseconds(duration) / DAY_MS);
}

/** An ISO 8601 duration of fixed length: weeks, days of 24 hours, hours, minutes, seconds. */
export const FixedDuration = z.string().transform((text, context) => {
  const duration = fixedLength(text);
  if (duration) return duration;
  context.addIssue({
    code: "custom",
    message:
      "is no ISO 8601 duration of weeks, days, hours, minutes and seconds: write for example P7D or PT90M",
  });
  return z.NEVER;
});
