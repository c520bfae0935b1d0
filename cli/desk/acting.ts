import { userInfo } from "node:os";
import { Option } from "commander";
import { text } from "../options.ts";

/** Who acts. */
export const asOption = new Option(
  "--as <person>",
  "who acts (default: WATCHDOG_PERSON, else the name of the user)",
).argParser(text(80));

/** Who acts: as named, else as the environment says, else the user of the machine. */
export function personActing(named: string | undefined): string {
  return named ?? (process.env["WATCHDOG_PERSON"] || userInfo().username);
}
