import type { Mt940Balance, Mt940Entry } from "../../../../schemas/mt940.ts";
import { isDay } from "../text/calendar-date.ts";

const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d{1,14},\d{0,13})$/;
const ENTRY =
  /^(\d{6})(\d{4})?(R?[CD])[A-Z]?(\d{1,14},\d{0,13})([A-Z][A-Z0-9]{3})((?:(?!\/\/).){0,16})(?:\/\/(.{0,16}))?\s*$/;
/** The length of an amount, 15d: its digits and its comma. */
const AMOUNT_LENGTH = 15;

/** A balance of tags 60, 62, 64 and 65: 1!a6!n3!a15d; null where it is none. */
export function balanceOf(tag: string, [text = ""]: readonly string[]): Mt940Balance | null {
  const [, side, date = "", currency = "", digits = ""] = BALANCE.exec(text.trimEnd()) ?? [];
  const day = dayOf(date);
  const amount = amountOf(digits, side === "D");
  return day === null || amount === null
    ? null
    : { date: day, currency, amount, intermediate: tag.endsWith("M") };
}

/** An entry of tag 61: 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x] and 34x on a second line; null where it is none. */
export function entryOf([first = "", ...details]: readonly string[]): Mt940Entry | null {
  const read = ENTRY.exec(first);
  if (!read) return null;
  const [, value = "", entry, mark = "", digits = "", type = "", reference = "", bankReference] = read;
  const valueDate = dayOf(value);
  const entryDate = entry === undefined ? null : entryDay(value, entry);
  // A reversal takes an amount back, so its side counts the other way.
  const amount = amountOf(digits, mark === "D" || mark === "RC");
  if (valueDate === null || amount === null || (entry !== undefined && entryDate === null)) return null;
  if (mark !== "C" && mark !== "D" && mark !== "RC" && mark !== "RD") return null;
  return {
    valueDate,
    entryDate,
    mark,
    amount,
    type,
    reference: reference.trimEnd(),
    bankReference: bankReference ?? null,
    details: details.length === 0 ? null : details.join("\n"),
    information: null,
  };
}

function amountOf(digits: string, negative: boolean): string | null {
  if (digits === "" || digits.length > AMOUNT_LENGTH) return null;
  const plain = digits
    .replace(",", ".")
    .replace(/\.$/, "")
    .replace(/^0+(?=\d)/, "");
  return negative ? `-${plain}` : plain;
}

/** A date as YYMMDD; of the two centuries the one that statements can be of. */
function dayOf(text: string): string | null {
  const [year = NaN, month = NaN, day = NaN] = [0, 2, 4].map((at) => Number(text.slice(at, at + 2)));
  const full = (year < 80 ? 2000 : 1900) + year;
  if (text.length !== 6 || !isDay(full, month, day)) return null;
  return `${full}-${text.slice(2, 4)}-${text.slice(4)}`;
}

/** The entry date MMDD, in the year that brings it nearest to the value date. */
function entryDay(value: string, entry: string): string | null {
  const year = Number(value.slice(0, 2));
  const apart = Number(entry.slice(0, 2)) - Number(value.slice(2, 4));
  const shift = apart > 6 ? -1 : apart < -6 ? 1 : 0;
  return dayOf(`${String((year + shift + 100) % 100).padStart(2, "0")}${entry}`);
}
