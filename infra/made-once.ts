import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const KEPT_MS = 24 * 3_600_000;

/** What is made of some sources, and kept. */
export interface Making {
  /** The folder below which each is kept, named by the content of its sources. */
  readonly kept: string;
  /** The files and folders that it is made of. */
  readonly sources: readonly string[];
  /** What tells apart what is made of the same sources. */
  readonly label?: string;
  /** Makes it in a folder that is there and empty. */
  readonly make: (folder: string) => Promise<void>;
}

/** Every file below a folder, or the file itself. */
async function filesAt(path: string): Promise<readonly string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** Names what is made by the content of its sources. */
async function nameOf({ sources, label = "" }: Making): Promise<string> {
  const hash = createHash("sha256").update(label);
  for (const source of sources) {
    for (const path of (await filesAt(source)).toSorted()) {
      hash.update(path.slice(source.length)).update("\0");
      hash.update(await readFile(path)).update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** Takes away what is no longer used: what was made of other sources, once it is a day old. */
async function discardOld(kept: string, name: string): Promise<void> {
  const { mtimeMs } = await stat(join(kept, name));
  for (const other of await readdir(kept)) {
    const known = await stat(join(kept, other)).catch(() => undefined);
    if (known && known.mtimeMs < mtimeMs - KEPT_MS) {
      await rm(join(kept, other), { recursive: true, force: true });
    }
  }
}

/**
 * The folder of what is made of some sources; made where they have changed since, whole or not at all.
 *
 * @throws where it cannot be made
 */
export async function madeOnce(making: Making): Promise<string> {
  const { kept, make } = making;
  const name = await nameOf(making);
  const folder = join(kept, name);
  if (existsSync(folder)) return folder;
  await mkdir(kept, { recursive: true });
  const unfinished = await mkdtemp(join(kept, "unfinished-"));
  try {
    await make(unfinished);
    // Where somebody else was first, theirs is the same.
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    await discardOld(kept, name);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}
