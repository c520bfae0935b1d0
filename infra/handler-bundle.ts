import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Code } from "aws-cdk-lib/aws-lambda";
import { buildSync } from "esbuild";
import { clientFile } from "../clients/load-client.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The functions that are bundled: the folders of functions/ that have a handler. */
type Stage = "gate" | "replay" | "sweep";

const STAGES: readonly Stage[] = ["gate", "replay", "sweep"];

/** The code of a stage's function; made anew for each stack, since CDK ties an asset to one. */
export type Handlers = (stage: Stage) => Code;

/** The CommonJS parts of the SDK ask for `require`, which an ES module lacks. */
const REQUIRE = `import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);`;

/**
 * Bundles every handler for one client, in one run of esbuild: `#client` becomes that client's
 * configuration, and the SDK is bundled in the version that the lock file names.
 *
 * @param directory where the bundles are written, one folder a stage
 */
export function bundleHandlers(client: string, directory: string): Handlers {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: STAGES.map((stage) => ({ in: `functions/${stage}/handler.ts`, out: `${stage}/index` })),
    outdir: directory,
    write: false,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    mainFields: ["module", "main"],
    alias: { "#client": clientFile(client) },
    banner: { js: REQUIRE },
    legalComments: "none",
    logLevel: "error",
  });
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  return (stage) => Code.fromAsset(join(directory, stage));
}
