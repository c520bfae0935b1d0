import { InvalidArgumentError, Option } from "commander";
import { Temporal } from "temporal-polyfill";

/** One JSON document in place of text. */
export const json = new Option("--json", "print exactly one JSON document on standard output");

/** Which client is meant. */
export const clientOption = new Option(
  "--client <name>",
  "the client, a folder of clients/ (default: the running or only one)",
);

/** Reads a whole number. */
export function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("give a whole number.");
  return Number(text);
}

/** Reads an instant of ISO 8601. */
export function instant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new InvalidArgumentError("give an instant with its offset, as in 2026-11-30T08:00+01:00.");
  }
}

/** Reads a number of weeks, a year's at most. */
export function weekCount(text: string): number {
  const weeks = count(text);
  if (weeks < 1 || weeks > 53) throw new InvalidArgumentError("give 1 to 53 weeks.");
  return weeks;
}

/** Reads words of a person: some, and at most so many characters. */
export function text(longest: number) {
  return (words: string): string => {
    if (words.trim() !== "" && words.length <= longest) return words;
    throw new InvalidArgumentError(`give 1 to ${longest} characters.`);
  };
}
