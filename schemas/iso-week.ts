import { Temporal } from "temporal-polyfill";
import * as z from "zod";

/** The Monday with which a week like `2026-W48` begins; undefined where the year has no such week. */
export function weekMonday(week: string): Temporal.PlainDate | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (!year || !number) return undefined;
  // The fourth of January lies in the first week of its year, by ISO 8601.
  const first = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 });
  const monday = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 });
  return isoWeek(monday) === week ? monday : undefined;
}

/** The ISO 8601 week of a day, as `2026-W48`. */
export function isoWeek(day: Temporal.PlainDate): string {
  const thursday = day.add({ days: 4 - day.dayOfWeek });
  const number = Math.ceil(thursday.dayOfYear / 7);
  return `${String(thursday.year).padStart(4, "0")}-W${String(number).padStart(2, "0")}`;
}

/** A week of ISO 8601. */
export const IsoWeek = z.string().refine((week) => weekMonday(week) !== undefined, {
  error: "is no week of ISO 8601: write for example 2026-W48",
});
