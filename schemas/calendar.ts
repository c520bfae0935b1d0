import * as z from "zod";
import { Zone } from "./zone.ts";

/** A time of day as `HH:MM`; the day ends at `24:00`. */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  error: "is no time of day: write HH:MM, as in 08:30 or 24:00",
});

/** From the first time of day until before the second. */
const TimeRange = z.tuple([TimeOfDay, TimeOfDay]).refine(([from, until]) => from < until, {
  error: "ends before it begins: split what passes midnight at 24:00 and 00:00",
});
export type TimeRange = z.output<typeof TimeRange>;

const TimeRanges = z.array(TimeRange);

const Day = z.iso.date({ error: "is no date: write YYYY-MM-DD" });

/** The days of a week, Monday first as ISO 8601 counts them. */
export const Weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
export type Weekday = z.output<typeof Weekday>;

/** Which hours count: of service, of a contract, of a person's duty. */
export const Calendar = z.strictObject({
  zone: Zone,
  hours: z.partialRecord(Weekday, TimeRanges).meta({ description: "The hours of each day of the week." }),
  holidays: z
    .union([z.array(Day), z.record(Day, z.string().min(1).max(80))])
    .default([])
    .meta({ description: "Days without hours, with their names where wanted; listed, never from a feed." }),
  closures: z
    .array(
      z
        .strictObject({ from: Day, to: Day, name: z.string().min(1).max(80).optional() })
        .refine(({ from, to }) => from <= to, { error: "ends before it begins" }),
    )
    .default([])
    .meta({ description: "Stretches of days without hours; both ends belong to it." }),
  breaks: z
    .record(Day, TimeRanges)
    .default({})
    .meta({ description: "What is taken away from a day's hours." }),
  shifts: z.record(Day, TimeRanges).default({}).meta({ description: "What replaces a day's hours." }),
});
/** A calendar as configuration writes it. */
export type CalendarInput = z.input<typeof Calendar>;
export type Calendar = z.output<typeof Calendar>;

/** The calendar in which every hour counts. */
export const ALWAYS = "always";

/** The name of a client's calendar. */
export const CalendarName = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
    error: "is no name of a calendar: use lower-case words joined by hyphens",
  })
  .max(40, { error: "is too long a name: use 40 characters at most" })
  .refine((name) => name !== ALWAYS, {
    error: 'is the calendar in which every hour counts and needs no hours: use another name than "always"',
  });

/** Hours that count: those of a calendar, or all. */
export type ServiceHours = Calendar | typeof ALWAYS;
