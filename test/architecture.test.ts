/** What the linter cannot see: imports that reach far, the clock, and names. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type Metafile } from "esbuild";
import { describe, expect, test } from "vitest";
import { catalogue } from "../schemas/catalogue.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDERS = [
  "schemas",
  "functions",
  "contracts",
  "clients",
  "team",
  "infra",
  "local",
  "cli",
  "bench",
  "fuzz",
  "console",
  "test",
];

/** Every source file, by its path from the root. */
const sources: readonly string[] = FOLDERS.filter((folder) => readdirSync(ROOT).includes(folder)).flatMap(
  (folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
      .map((path) => `${folder}/${path}`)
      .filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !path.includes("node_modules/")),
);

/** Every folder of the tree, and every file without its extension. */
const names: readonly (readonly [string, string])[] = sources.map((path) => [
  path,
  basename(path, extname(path)),
]);

/** Where decisions are made: the modules of each stage, without its edge. */
const stages = sources.filter(
  (path) =>
    /^functions\/[^/]+\/.+\.ts$/.test(path) &&
    !/^functions\/(aws\/|network\/|[^/]+\/handler\.ts$)/.test(path),
);
const schemas = sources.filter((path) => path.startsWith("schemas/"));

/** What each module imports when it runs; packages are not followed, and imports of types vanish. */
function importsOf(entryPoints: readonly string[]): Metafile["inputs"] {
  return buildSync({
    absWorkingDir: ROOT,
    entryPoints: [...entryPoints],
    outdir: "none",
    write: false,
    metafile: true,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "#client": "./clients/demo/client.ts" },
    logLevel: "error",
  }).metafile.inputs;
}

const imports = importsOf([...stages, ...schemas]);

/** What a module reaches, through whatever lies between. */
function reachOf(module: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const { path } of imports[module]?.imports ?? []) {
    if (seen.has(path)) continue;
    seen.add(path);
    reachOf(path, seen);
  }
  return seen;
}

const text = (path: string) => readFileSync(`${ROOT}${path}`, "utf8");

describe("a stage and a schema decide from values", () => {
  test.each([...stages, ...schemas])("%s reaches no AWS, no files, no process, no edge", (module) => {
    const edges =
      /^@aws-sdk\/|^@smithy\/|^aws-|^node:(?!crypto$|buffer$)|^functions\/(aws\/|network\/|[^/]+\/handler\.ts$)/;
    expect([...reachOf(module)].filter((path) => edges.test(path))).toEqual([]);
  });

  test.each([...stages, ...schemas])("%s reads no clock and draws no lots", (module) => {
    expect(text(module)).not.toMatch(
      /new Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b|Temporal\.Now\b|performance\.now|Math\.random|randomUUID/,
    );
  });

  test.each([...stages, ...schemas])("%s reads no environment", (module) => {
    expect(text(module)).not.toMatch(/\bprocess\s*\./);
  });
});

test("the AWS SDK is imported by the edges alone", () => {
  const edges = /^functions\/aws\/|^(cli|local|bench|test)\//;
  const importers = sources.filter((path) => /from "@aws-sdk\/|import\("@aws-sdk\//.test(text(path)));
  expect(importers).not.toEqual([]);
  expect(importers.filter((path) => !edges.test(path))).toEqual([]);
});

describe("zod", () => {
  const values = /^import (?!type\b)(?!\* as z from "zod";).*from "zod";|from "zod\/(?!v4\/core")/m;

  // A named import of `z` brings every language of zod's messages into the bundle of a function.
  test.each(sources.filter((path) => /^(schemas|functions|clients|team|infra)\//.test(path)))(
    "is imported whole, or as a type, by %s",
    (path) => {
      expect(text(path)).not.toMatch(values);
    },
  );
});

describe("names", () => {
  const FORBIDDEN =
    /^(utils?|helpers?|common|shared|managers?|services?|frameworks?|misc|types?|index)$|-(utils?|helpers?|manager)$/;

  test.each(names)("%s is named by what it holds", (path, name) => {
    const parts = [...path.split("/").slice(0, -1), name];
    expect(parts.filter((part) => FORBIDDEN.test(part))).toEqual([]);
  });
});

describe("a code of the catalogue", () => {
  const SENTENCE = /^\p{Lu}.*[.!?]$/u;

  test.each(Object.entries(catalogue))(
    "%s has a sentence in French and another in English",
    (_, { fr, en }) => {
      expect(fr).toMatch(SENTENCE);
      expect(en).toMatch(SENTENCE);
      expect(fr).not.toBe(en);
    },
  );
});
