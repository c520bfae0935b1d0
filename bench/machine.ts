import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import * as z from "zod";
import type { Extent } from "./gate-rounds.ts";

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const NAMED = [
  "@aws-sdk/client-sqs",
  "@aws-sdk/client-dynamodb",
  "@middy/core",
  "zod",
  "@aws-lambda-powertools/batch",
  "@aws-lambda-powertools/idempotency",
  "esbuild",
  "fauxqs",
  "dynalite",
];

/** Where and when the figures were taken, and of which versions. */
export function circumstances({ rounds, warmUp, measured }: Extent): string {
  const { dependencies, devDependencies } = Manifest.parse(
    JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")),
  );
  const versions = { ...devDependencies, ...dependencies };
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]?.toFixed(1) ?? "unknown";
  return [
    `${new Date().toISOString().slice(0, 10)}; ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${memory} GiB, load ${load} at the end`,
    `Node ${process.versions.node} on ${type()} ${release()} ${process.arch}`,
    NAMED.map((name) => `${name} ${versions[name] ?? "?"}`).join(", "),
    `${rounds} rounds; in each, every handler is measured on ${measured} orders after ${warmUp} of warm-up; medians`,
  ].join("\n");
}
