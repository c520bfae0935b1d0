import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { addBusinessTime, businessTimeBetween } from "../functions/calendar/business-time.ts";
import { Calendar } from "../schemas/calendar.ts";
import { configurationWording } from "../schemas/configuration-wording.ts";
import { milliseconds } from "../schemas/duration.ts";
import { plainIssues } from "../schemas/issue.ts";
import { CommandFailure } from "./failure.ts";
import { offsetTime } from "./offset-time.ts";
import { payloadFile } from "./payload-file.ts";

const CalendarFile = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      context.addIssue({ code: "custom", message: `is no JSON: ${reason}` });
      return z.NEVER;
    }
  })
  .pipe(Calendar);

/** Reads a calendar from a file of the configuration's own form, as JSON. */
async function calendarFile(file: string): Promise<Calendar> {
  const text = new TextDecoder().decode(await payloadFile(file));
  const read = CalendarFile.safeParse(text, { error: configurationWording });
  if (read.success) return read.data;
  const faults = plainIssues(read.error.issues).map(({ path, message }) =>
    `${path.join(".")} ${message}`.trim(),
  );
  throw new CommandFailure("calendar-unreadable", `${file}: ${faults.join("; ")}`);
}

/** What is asked of a calendar: how much to add, or until when to count. */
export interface CalendarQuestion {
  readonly file: string;
  readonly from: Temporal.Instant;
  readonly add?: Temporal.Duration;
  readonly until?: Temporal.Instant;
}

/** The instant after so much business time, or how much of it passes, in hours, minutes and seconds. */
export async function businessTime({
  file,
  from,
  add,
  until,
}: CalendarQuestion): Promise<{ readonly at: string } | { readonly duration: string }> {
  if ((add === undefined) === (until === undefined))
    throw new CommandFailure("calendar-question", "calendar");
  const calendar = await calendarFile(file);
  if (until) {
    if (Temporal.Instant.compare(until, from) < 0)
      throw new CommandFailure("until-before-from", String(until));
    const passed = businessTimeBetween(calendar, from, until);
    return {
      duration: Temporal.Duration.from({ milliseconds: passed }).round({ largestUnit: "hours" }).toString(),
    };
  }
  const at = add && addBusinessTime(calendar, from, milliseconds(add));
  if (!at) throw new CommandFailure("calendar-exhausted", file);
  return { at: offsetTime(at, calendar.zone) };
}
