import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { HostOutputs, OUTPUTS_FILE } from "../schemas/outputs.ts";
import { CommandFailure, EXIT } from "./failure.ts";

/** Where the running host tells of itself: in this clone, or where WATCHDOG_OUTPUTS says. */
export function outputsFile(): string {
  return process.env["WATCHDOG_OUTPUTS"] ?? fileURLToPath(new URL(`../${OUTPUTS_FILE}`, import.meta.url));
}

/** What the running host says of itself. */
export async function runningHost(): Promise<HostOutputs> {
  const file = outputsFile();
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new CommandFailure("host-not-running", file, EXIT.trouble);
  const outputs = HostOutputs.safeParse(JSON.parse(text));
  if (!outputs.success) throw new CommandFailure("host-unreachable", file, EXIT.trouble);
  return outputs.data;
}
