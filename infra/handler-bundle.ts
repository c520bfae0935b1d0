import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FileSystem } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { buildSync } from "esbuild";
import { clientFile } from "../clients/load-client.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The functions that are bundled: the folders of functions/ that have a handler. */
type Stage = "gate" | "replay" | "job" | "sweep" | "probe" | "push" | "receive" | "api" | "link";

const STAGES: readonly Stage[] = [
  "gate",
  "replay",
  "job",
  "sweep",
  "probe",
  "push",
  "receive",
  "api",
  "link",
];

/** The code of a stage's function; made anew for each stack, since CDK ties an asset to one. */
export interface Handlers {
  (stage: Stage): Code;
  /** Changes whenever the code of a stage does. */
  readonly fingerprint: string;
}

/** The CommonJS parts of the SDK ask for `require`, which an ES module lacks. */
const REQUIRE = `import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);`;

/**
 * Bundles one handler as `index.mjs` of a folder. What it imports only when needed becomes a chunk of its
 * own, which a function that never needs it does not load. The SDK is bundled, in the version that the
 * lock file names.
 *
 * @param clientFile the configuration that `#client` stands for
 */
export function bundleHandler(entry: string, directory: string, clientFile: string): void {
  buildSync({
    entryPoints: [{ in: entry, out: "index" }],
    outdir: directory,
    bundle: true,
    splitting: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    mainFields: ["module", "main"],
    alias: { "#client": clientFile },
    banner: { js: REQUIRE },
    legalComments: "none",
    logLevel: "error",
  });
}

/**
 * Bundles every handler for one client.
 *
 * @param directory where the bundles are written, one folder a stage
 */
export function bundleHandlers(client: string, directory: string): Handlers {
  for (const stage of STAGES) {
    bundleHandler(join(ROOT, "functions", stage, "handler.ts"), join(directory, stage), clientFile(client));
  }
  return Object.assign((stage: Stage) => Code.fromAsset(join(directory, stage)), {
    fingerprint: FileSystem.fingerprint(directory),
  });
}
