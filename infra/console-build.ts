import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { madeOnce } from "./made-once.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CONFIGURATION = join(ROOT, "console/vite.config.ts");
/** What a build is made of. */
const SOURCES = ["console", "schemas", "package-lock.json"];
/** Where builds are kept, one for each content of the sources. */
const BUILDS = join(ROOT, ".local/console");

async function bundle(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
  const options = ["build", "--config", CONFIGURATION, "--configLoader", "native", "--outDir", folder];
  const child = spawn(process.execPath, [vite, ...options], {
    cwd: ROOT,
    // A test runner's own would build the slower React that is meant for development.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill();
  signal?.addEventListener("abort", end);
  const [said, complained] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  signal?.removeEventListener("abort", end);
  signal?.throwIfAborted();
  if (child.exitCode !== 0) throw new Error(`the console was not built:\n${complained || said}`);
}

/**
 * The folder of the built console; built where its sources have changed since, in a process of its own.
 *
 * @throws where it cannot be built
 */
export function builtConsole(signal?: AbortSignal): Promise<string> {
  return madeOnce({
    kept: BUILDS,
    sources: SOURCES.map((source) => join(ROOT, source)),
    make: (folder) => bundle(folder, signal),
  });
}
