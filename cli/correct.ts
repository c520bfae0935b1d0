import type * as z from "zod";
import { approveHeld, correctHeld } from "../schemas/api/correction-operations.ts";
import { showHeld } from "../schemas/api/quarantine-operations.ts";
import { textIn } from "../functions/payload/charset.ts";
import type { TransferEncoding } from "../schemas/transfer-encoding.ts";
import { apiAccess, ask } from "./desk-api.ts";
import { CommandFailure } from "./failure.ts";
import { payloadFile } from "./payload-file.ts";

type Access = Awaited<ReturnType<typeof apiAccess>>;

/** The number of the newest version of a held exchange, 0 being what came; and how its body holds the payload. */
async function asHeld(access: Access, id: string) {
  const held = await ask(access, showHeld, { parameters: { id }, query: {}, body: undefined });
  return { version: held.corrections.at(-1)?.version ?? 0, transferEncoding: held.transferEncoding };
}

/** What became of a correction. */
export type Corrected = z.input<typeof correctHeld.answer>;

/** A file as the API takes it: a text, or its bytes where the exchange came as bytes, in its own character set. */
function payloadOf(file: string, bytes: Uint8Array, transferEncoding: TransferEncoding | null) {
  if (transferEncoding !== null)
    return { body: Buffer.from(bytes).toString("base64"), form: "base64" as const };
  const body = textIn("utf-8", bytes);
  if (body === undefined) throw new CommandFailure("file-not-text", file);
  return { body };
}

/**
 * Puts a file beside what came.
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
  const access = await apiAccess(person);
  const { version: basedOn, transferEncoding } = await asHeld(access, id);
  const body = { ...payloadOf(file, bytes, transferEncoding), basedOn, why };
  return ask(access, correctHeld, { parameters: { id }, query: {}, body });
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
  const version = Math.max((await asHeld(access, id)).version, 1);
  return ask(access, approveHeld, { parameters: { id }, query: {}, body: { version } });
}
