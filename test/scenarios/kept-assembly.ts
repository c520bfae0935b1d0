import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { madeOnce } from "../../infra/made-once.ts";
import { synthesize } from "../../local/assembly/synthesis.ts";
import { APP } from "../../local/client-host.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** What the stacks of a client are made of, besides the clients. */
const SOURCES = ["infra", "functions", "schemas", "contracts", "team", "package-lock.json"];

/**
 * The synthesized stacks of a client, which take seconds: made once for all tests that host it, and again where
 * anything that they are made of has changed.
 */
export function keptAssembly(client: string, clientsFolder: string): Promise<string> {
  return madeOnce({
    kept: join(ROOT, ".local/assemblies"),
    sources: [...SOURCES.map((source) => join(ROOT, source)), clientsFolder],
    label: client,
    make: async (outdir) => {
      await synthesize({ command: [APP], context: { client }, outdir });
    },
  });
}
