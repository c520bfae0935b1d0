import { readFileSync } from "node:fs";

const at = (path: string) => new URL(path, import.meta.url);

/** The bytes of a sample. */
export function sample(folder: string, file: string): Uint8Array {
  return readFileSync(at(`${folder}/${file}`));
}

/** The samples of a folder with the verdict that its SOURCES.md gives each. */
export function verdicts(folder: string): readonly { readonly file: string; readonly verdict: string }[] {
  const rows = readFileSync(at(`${folder}/SOURCES.md`), "utf8").matchAll(/^\| (\S+) \| (\w+) \|/gm);
  return [...rows]
    .map(([, file = "", verdict = ""]) => ({ file, verdict }))
    .filter(({ file }) => file !== "file" && file !== "---");
}
