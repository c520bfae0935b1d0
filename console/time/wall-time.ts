import { Temporal } from "temporal-polyfill";
import type { Language } from "../language/first-language.ts";

/** A time as people of a zone read it: with its day where that is not today. */
export function wallTime(
  at: string,
  {
    zone,
    language,
    now,
  }: { readonly zone: string; readonly language: Language; readonly now: Temporal.Instant },
): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const isToday = time.toPlainDate().equals(now.toZonedDateTimeISO(zone).toPlainDate());
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  const day = { weekday: "short", day: "numeric", month: "short" } as const;
  return time.toLocaleString(language, isToday ? clock : { ...day, ...clock });
}

/** A time in full, with its zone. */
export function fullTime(at: string, zone: string, language: Language): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${time.toLocaleString(language, { dateStyle: "full", timeStyle: "medium" })} (${zone})`;
}

/** A duration of ISO 8601 in its two largest units. */
export function lengthOf(duration: string, language: Language): string {
  return shortLength(Temporal.Duration.from(duration).total({ unit: "minutes" }), language);
}

/** A length of time in its two largest units: `1 h 05`, `3 d 4 h`. */
export function shortLength(minutes: number, language: Language): string {
  const all = Math.floor(Math.abs(minutes));
  const [days, hours, rest] = [Math.floor(all / 1440), Math.floor((all % 1440) / 60), all % 60];
  const day = language === "fr" ? "j" : "d";
  if (days > 0) return `${days} ${day} ${hours} h`;
  return hours > 0 ? `${hours} h ${String(rest).padStart(2, "0")}` : `${rest} min`;
}
