import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The size of a bundle, and of what of it is read as soon as it is loaded. */
export interface BundleSize {
  readonly bytes: number;
  readonly chunksAtOnce: readonly string[];
  readonly bytesAtOnce: number;
  /** The size of the chunks with libxml2, which is the only WebAssembly of the product. */
  readonly bytesOfLibxml2: number;
}

/** A module and all that it imports at once; what it may import later is left out. */
function loadedWith(folder: string, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(join(folder, file), "utf8");
  for (const [, chunk = ""] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.mjs)"/g))
    loadedWith(folder, chunk, seen);
  return seen;
}

/** Measures the bundle that begins with this file. */
export function bundleSize(entry: string): BundleSize {
  const folder = dirname(entry);
  const files = readdirSync(folder);
  const chunksAtOnce = [...loadedWith(folder, basename(entry))];
  const sum = (names: readonly string[]) =>
    names.reduce((bytes, name) => bytes + statSync(join(folder, name)).size, 0);
  return {
    bytes: sum(files),
    chunksAtOnce,
    bytesAtOnce: sum(chunksAtOnce),
    bytesOfLibxml2: sum(
      files.filter((name) => readFileSync(join(folder, name), "latin1").includes("WebAssembly")),
    ),
  };
}
