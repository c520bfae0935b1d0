import { Temporal } from "temporal-polyfill";
import * as z from "zod";

/** Room for the nanoseconds of any instant and for any number that a sender counts with. */
const DIGITS = 40;

/**
 * A place among the exchanges of one business key, as text that sorts as the places do: a number, or an instant in
 * nanoseconds since 1970.
 */
export const Sequence = z.string().regex(/^\d{40}$/);
export type Sequence = z.infer<typeof Sequence>;

function ofInstant(text: string): bigint | undefined {
  try {
    return Temporal.Instant.from(text).epochNanoseconds;
  } catch {
    return undefined;
  }
}

/** A whole number, or an instant with its offset as in ISO 8601; undefined where the text is neither. */
function counted(stated: string | number): bigint | undefined {
  if (typeof stated === "number") return Number.isSafeInteger(stated) ? BigInt(stated) : undefined;
  return /^\d+$/.test(stated) ? BigInt(stated) : ofInstant(stated);
}

/** Reads what a message states of its place; undefined where that is no number of at most 40 digits and no instant since 1970. */
export function readSequence(stated: string | number): Sequence | undefined {
  const place = counted(stated);
  if (place === undefined || place < 0n) return undefined;
  const text = String(place);
  return text.length > DIGITS ? undefined : text.padStart(DIGITS, "0");
}
