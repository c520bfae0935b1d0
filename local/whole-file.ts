import { rename, writeFile } from "node:fs/promises";

/**
 * Writes a file as a whole or not at all, so that who waits for it never reads half of it.
 *
 * @param mode who may read it, unless that is left to the machine
 */
export async function writeWholeFile(file: string, text: string, mode?: number): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text, mode === undefined ? {} : { mode });
  await rename(draft, file);
}
