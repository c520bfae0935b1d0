import { distance } from "fastest-levenshtein";

/** By which rule another value is proposed. */
export type Proposal = "nearest-value" | "date" | "decimal" | "type" | "only-value";

/** A value that may have been meant, and the rule that says so. */
export interface Candidate {
  readonly proposal: Proposal;
  readonly value: string | number | boolean;
}

type Allowed = Candidate["value"];

/** Further off than half of what was written, another value was hardly meant. */
function nearest(written: string, allowed: readonly Allowed[]): readonly Candidate[] {
  const plain = written.trim().toLowerCase();
  const ranked = allowed
    .map((value) => ({ value, off: distance(plain, String(value).toLowerCase()) }))
    .filter(
      ({ value, off }) => off <= Math.max(1, Math.floor(Math.max(plain.length, String(value).length) / 2)),
    )
    .toSorted((one, other) => one.off - other.off);
  const [best] = ranked;
  return ranked
    .filter(({ off }) => off === best?.off)
    .map(({ value }) => ({ proposal: "nearest-value" as const, value }));
}

const DAY_FIRST = /^(?<first>\d{1,2})[/.-](?<second>\d{1,2})[/.-](?<year>\d{4})$/;
const YEAR_FIRST = /^(?<year>\d{4})[/.]?(?<first>\d{2})[/.]?(?<second>\d{2})$/;

const iso = (year = "", month = "", day = "") => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** Days of ISO 8601 that a date in another convention may stand for: both, where day and month can be exchanged. */
function dates(written: string): readonly Candidate[] {
  const dayFirst = DAY_FIRST.exec(written)?.groups;
  const yearFirst = YEAR_FIRST.exec(written)?.groups;
  const days = [
    ...(dayFirst
      ? [
          iso(dayFirst["year"], dayFirst["second"], dayFirst["first"]),
          iso(dayFirst["year"], dayFirst["first"], dayFirst["second"]),
        ]
      : []),
    ...(yearFirst ? [iso(yearFirst["year"], yearFirst["first"], yearFirst["second"])] : []),
  ];
  return [...new Set(days)].map((value) => ({ proposal: "date" as const, value }));
}

/** Digits in groups of three, if any, and a decimal comma. */
const COMMA = /^(?<sign>-?)(?<whole>\d{1,3}(?:[ .\u00a0\u202f']\d{3})+|\d+),(?<fraction>\d+)$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The number that a text with a decimal comma stands for, as a text and as a number. */
function decimals(written: string): readonly Candidate[] {
  const { sign = "", whole = "", fraction = "" } = COMMA.exec(written)?.groups ?? {};
  if (whole === "") return [];
  const value = `${sign}${whole.replaceAll(/\D/g, "")}.${fraction}`;
  return [value, ...asNumber(value)].map((one) => ({ proposal: "decimal" as const, value: one }));
}

/** A number with all of the digits that are written. */
const asNumber = (text: string): readonly number[] =>
  NUMBER.test(text) && text.replaceAll(/\D/g, "").length <= 15 ? [Number(text)] : [];

function otherTypes(value: unknown): readonly Candidate[] {
  const proposal = "type" as const;
  if (typeof value === "number" || typeof value === "boolean") return [{ proposal, value: String(value) }];
  if (typeof value !== "string") return [];
  const numbers = asNumber(value).map((one) => ({ proposal, value: one }));
  return value === "true" || value === "false" ? [{ proposal, value: value === "true" }] : numbers;
}

/**
 * Values that may have been meant by one that a contract refuses, the likeliest first; whether it takes them is asked of
 * the contract.
 *
 * @param allowed those that the contract lists, where it does
 */
export function candidates(value: unknown, allowed: readonly Allowed[]): readonly Candidate[] {
  if (value === undefined)
    return allowed.length === 1
      ? allowed.map((one) => ({ proposal: "only-value" as const, value: one }))
      : [];
  const written = typeof value === "string" ? value : undefined;
  if (allowed.length > 0)
    return [...otherTypes(value), ...(written === undefined ? [] : nearest(written, allowed))];
  return written === undefined
    ? otherTypes(value)
    : [...dates(written), ...decimals(written), ...otherTypes(written)];
}
