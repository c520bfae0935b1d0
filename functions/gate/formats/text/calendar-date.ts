const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DIGITS = /^(?:\d{6}|\d{8})$/;

/** Whether the Gregorian calendar has this day. */
export function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Whether a text is a date of ISO 8601's basic form: YYYYMMDD, or YYMMDD of the years 2000 to 2099. */
export function isBasicDate(text: string): boolean {
  if (!DIGITS.test(text)) return false;
  const whole = text.length === 6 ? `20${text}` : text;
  return isDay(Number(whole.slice(0, 4)), Number(whole.slice(4, 6)), Number(whole.slice(6)));
}
