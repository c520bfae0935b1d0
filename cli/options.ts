import { InvalidArgumentError, Option } from "commander";

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
