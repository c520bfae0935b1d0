import * as z from "zod";

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** An IANA time zone. */
export const Zone = z.string().refine(isTimeZone, {
  error: "is no IANA time zone: write for example Europe/Paris",
});
