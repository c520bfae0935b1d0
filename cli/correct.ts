import type * as z from "zod";
import { approveHeld, correctHeld } from "../schemas/api/correction-operations.ts";
import { showHeld } from "../schemas/api/quarantine-operations.ts";
import { apiAccess, ask } from "./desk-api.ts";
import { CommandFailure } from "./failure.ts";
import { payloadFile } from "./payload-file.ts";

/** The number of the newest version of a held exchange; 0 is what came. */
async function newestVersion(access: Awaited<ReturnType<typeof apiAccess>>, id: string): Promise<number> {
  const held = await ask(access, showHeld, { parameters: { id }, query: {}, body: undefined });
  return held.corrections.at(-1)?.version ?? 0;
}

/** What became of a correction. */
export type Corrected = z.input<typeof correctHeld.answer>;

/**
 * Puts the text of a file beside what came.
 *
 * @throws {CommandFailure} where the file cannot be read as text, or the correction is refused
 */
export async function correct(
  id: string,
  file: string,
  why: string,
  person: string | undefined,
): Promise<Corrected> {
  const bytes = await payloadFile(file);
  let body: string;
  try {
    body = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandFailure("file-not-text", file);
  }
  const access = await apiAccess(person);
  const basedOn = await newestVersion(access, id);
  return ask(access, correctHeld, { parameters: { id }, query: {}, body: { body, basedOn, why } });
}

/**
 * Approves the newest correction as a second person.
 *
 * @throws {CommandFailure} where there is nothing to approve, or the author approves
 */
export async function approve(
  id: string,
  person: string | undefined,
): Promise<z.input<typeof approveHeld.answer>> {
  const access = await apiAccess(person);
  const version = Math.max(await newestVersion(access, id), 1);
  return ask(access, approveHeld, { parameters: { id }, query: {}, body: { version } });
}
