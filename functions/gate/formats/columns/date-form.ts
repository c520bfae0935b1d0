import { isDay } from "../text/calendar-date.ts";

const ISO = "YYYY-MM-DD";

/** Turns a date written in a form such as DD/MM/YYYY into ISO 8601; null where it is none. */
export function dateForm(format = ISO): (text: string) => string | null {
  const pattern = format
    .replaceAll(".", String.raw`\.`)
    .replace("YYYY", String.raw`(?<year>\d{4})`)
    .replace("MM", String.raw`(?<month>\d\d)`)
    .replace("DD", String.raw`(?<day>\d\d)`);
  const form = new RegExp(`^${pattern}$`);
  return (text) => {
    const { year = "", month = "", day = "" } = form.exec(text)?.groups ?? {};
    return isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : null;
  };
}
