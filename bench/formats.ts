import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PROCESS = fileURLToPath(new URL("formats-process.ts", import.meta.url));

/** What it costs to decode XML against libxml2 alone, measured in a process of its own; a table. */
export async function formatsTable(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROCESS]);
  return stdout.trimEnd();
}
