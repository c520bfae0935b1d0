/** What a browser loads before the overview stands: a phone at night has it on a slow line. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import * as z from "zod";
import { beforeAll, expect, test } from "vitest";
import { builtConsole } from "../../infra/console-build.ts";

const MOST_BYTES = 400 * 1024;
const compressed = promisify(gzip);

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().default(false),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
);

let folder: string;
let manifest: z.output<typeof Manifest>;
beforeAll(async () => {
  folder = await builtConsole();
  manifest = Manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
});

/** The keys of some chunks and of all that they import at once. */
function withImports(keys: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (key: string) => {
    if (found.has(key)) return;
    found.add(key);
    for (const imported of manifest[key]?.imports ?? []) add(imported);
  };
  for (const key of keys) add(key);
  return found;
}

/** What the overview needs: the entry, and the texts of the components in the larger of both languages. */
function first(): readonly string[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const texts = Object.keys(manifest).filter((key) => key.includes("i18n/messages/all.fr"));
  expect([entries.length, texts.length]).toEqual([1, 1]);
  return [...withImports([...entries, ...texts])].map((key) => manifest[key]?.file ?? "");
}

test("it is at most 400 KB of script", async () => {
  const sizes = await Promise.all(
    first().map(async (file) => (await compressed(await readFile(join(folder, file)))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});

test("the editor is not in it", async () => {
  const texts = await Promise.all(first().map((file) => readFile(join(folder, file), "utf8")));
  expect(texts.filter((text) => text.includes("cm-editor"))).toEqual([]);
  const editor = Object.keys(manifest).filter((key) => key.endsWith("payload-editor.tsx"));
  const file = join(folder, manifest[editor[0] ?? ""]?.file ?? "");
  expect(await readFile(file, "utf8")).toContain("cm-editor");
});
