import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { bundleHandlers } from "../infra/handler-bundle.ts";

/** Who is measured, in the order of each round. */
export const CONTESTANTS = ["ours", "powertools", "floor"] as const;
export type Contestant = (typeof CONTESTANTS)[number];

const REQUIRE = `import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);`;

/** Bundles each contestant's handler; the others with the options by which infra/handler-bundle.ts bundles ours. */
export function bundleContestants(directory: string): Readonly<Record<Contestant, string>> {
  bundleHandlers("demo", directory);
  buildSync({
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    entryPoints: CONTESTANTS.filter((name) => name !== "ours").map((name) => ({
      in: `contestants/${name}/handler.ts`,
      out: `${name}/index`,
    })),
    outdir: directory,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    mainFields: ["module", "main"],
    banner: { js: REQUIRE },
    legalComments: "none",
    logLevel: "error",
  });
  const bundle = (folder: string) => join(directory, folder, "index.mjs");
  return { ours: bundle("gate"), powertools: bundle("powertools"), floor: bundle("floor") };
}
