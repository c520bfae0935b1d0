import type { Temporal } from "temporal-polyfill";
import type { Language } from "./language.ts";

/** An instant in a zone as people read it, with its day of the week. */
export function localTime(at: Temporal.Instant, zone: string, language: Language): string {
  const local = at.toZonedDateTimeISO(zone);
  const weekday = local.toLocaleString(language, { weekday: "short" });
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return `${weekday} ${local.toPlainDate().toString()} ${time}`;
}
