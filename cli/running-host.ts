import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { HostOutputs, OUTPUTS_FILE } from "../schemas/outputs.ts";
import { CommandFailure, EXIT } from "./failure.ts";

/** What the running host says of itself: the one of this clone, or the one that WATCHDOG_OUTPUTS names. */
export async function runningHost(): Promise<HostOutputs> {
  const file =
    process.env["WATCHDOG_OUTPUTS"] ?? fileURLToPath(new URL(`../${OUTPUTS_FILE}`, import.meta.url));
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new CommandFailure("host-not-running", file, EXIT.trouble);
  const outputs = HostOutputs.safeParse(JSON.parse(text));
  if (!outputs.success) throw new CommandFailure("host-unreachable", file, EXIT.trouble);
  return outputs.data;
}
