import { readFile } from "node:fs/promises";
import { CommandFailure } from "./failure.ts";

/** The bytes of a file that the user named. */
export async function payloadFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandFailure("file-unreadable", file);
  }
}
