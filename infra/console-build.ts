import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CONFIGURATION = join(ROOT, "console/vite.config.ts");
/** What a build is made of. */
const SOURCES = ["console", "schemas", "package-lock.json"];
/** Where builds are kept, one for each content of the sources. */
const BUILDS = join(ROOT, ".local/console");
const KEPT_MS = 24 * 3_600_000;

/** Every source file below a folder, or the file itself. */
async function filesAt(path: string): Promise<readonly string[]> {
  if ((await stat(join(ROOT, path))).isFile()) return [path];
  const entries = await readdir(join(ROOT, path), { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** Names a build by the content of its sources. */
async function nameOfBuild(): Promise<string> {
  const found = await Promise.all(SOURCES.map(filesAt));
  const hash = createHash("sha256");
  for (const path of found.flat().toSorted()) {
    hash.update(path).update("\0");
    hash.update(await readFile(path.startsWith(ROOT) ? path : join(ROOT, path))).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

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

/** Takes away what is no longer served: a build of other sources, once it is a day old. */
async function discardOld(name: string): Promise<void> {
  const { mtimeMs } = await stat(join(BUILDS, name));
  for (const other of await readdir(BUILDS)) {
    const known = await stat(join(BUILDS, other)).catch(() => undefined);
    if (known && known.mtimeMs < mtimeMs - KEPT_MS) {
      await rm(join(BUILDS, other), { recursive: true, force: true });
    }
  }
}

/**
 * The folder of the built console; built where its sources have changed since, in a process of its own.
 *
 * @throws where it cannot be built
 */
export async function builtConsole(signal?: AbortSignal): Promise<string> {
  const name = await nameOfBuild();
  const folder = join(BUILDS, name);
  if (existsSync(folder)) return folder;
  await mkdir(BUILDS, { recursive: true });
  const unfinished = await mkdtemp(join(BUILDS, "unfinished-"));
  try {
    await bundle(unfinished, signal);
    // Whole or not at all; where somebody else was first, theirs is the same.
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    await discardOld(name);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}
