import { rename, writeFile } from "node:fs/promises";

/** Writes a file as a whole or not at all, so that who waits for it never reads half of it. */
export async function writeWholeFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, file);
}
