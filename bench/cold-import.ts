import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Contestant, CONTESTANTS } from "./contestants.ts";

const PROCESS = fileURLToPath(new URL("cold-import-process.ts", import.meta.url));
const run = promisify(execFile);

/** Loads a handler in a process of its own; milliseconds. */
export async function coldImport(bundle: string, env: Readonly<Record<string, string>>): Promise<number> {
  const { stdout } = await run(process.execPath, [PROCESS, bundle], { env: { ...env } });
  return Number(stdout);
}

/** Loads each contestant's handler in processes of their own, in turn; milliseconds of each load. */
export async function coldImports(
  bundles: Readonly<Record<Contestant, string>>,
  env: Readonly<Record<string, string>>,
  times: number,
): Promise<Readonly<Record<Contestant, readonly number[]>>> {
  const loads: Record<Contestant, number[]> = { ours: [], powertools: [], floor: [] };
  for (let time = 0; time < times; time += 1) {
    for (const name of CONTESTANTS) {
      loads[name].push(await coldImport(bundles[name], env));
    }
  }
  return loads;
}
