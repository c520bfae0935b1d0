import { Option } from "commander";
import { text } from "../options.ts";

/** Who acts. */
export const asOption = new Option(
  "--as <person>",
  "who acts (default: WATCHDOG_PERSON, else the person of the token)",
).argParser(text(80));

/** Who acts: as named, else as the environment says, else undefined, which is the person of the token. */
export function personActing(named: string | undefined): string | undefined {
  return named ?? (process.env["WATCHDOG_PERSON"] || undefined);
}
