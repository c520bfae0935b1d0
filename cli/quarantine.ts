import { writeFile } from "node:fs/promises";
import type * as z from "zod";
import { bytesIn } from "../functions/payload/charset.ts";
import { exportHeld as exporting } from "../schemas/api/export-operations.ts";
import {
  listHeld as listing,
  showHeld as showing,
  showPayload,
} from "../schemas/api/quarantine-operations.ts";
import type { HeldExchange } from "../schemas/held-exchange.ts";
import { HeldSummary, type HoldState } from "../schemas/held-exchange.ts";
import { apiAccess, ask, askAll, askInParts } from "./desk-api.ts";
import { CommandFailure } from "./failure.ts";

const PAGE = 200;

/** What came, or a correction, as the caller may see it. */
export type ShownPayload = z.input<typeof showPayload.answer>;

/** Which held exchanges to list: of one flow or all, in one state, so many at most. */
export interface ListQuery {
  readonly flow?: string | undefined;
  readonly state: HoldState;
  readonly limit?: number | undefined;
}

/** The exchanges in quarantine, those first that came into their state last. */
export async function listHeld({ flow, state, limit }: ListQuery): Promise<readonly HeldSummary[]> {
  const access = await apiAccess();
  const page = (cursor: string | undefined): Promise<z.input<typeof listing.answer>> => {
    const query = { flow, state, cursor, limit: Math.min(limit ?? PAGE, PAGE) };
    return ask(access, listing, { parameters: {}, query, body: undefined });
  };
  if (limit === 0) return [];
  return (await askAll(page, limit)).map((one) => HeldSummary.parse(one));
}

/** The exchanges in quarantine as one table of CSV, put together of its parts. */
export async function exportHeld(query: Omit<ListQuery, "limit"> & { text?: string }): Promise<string> {
  const access = await apiAccess();
  let text = "";
  let cursor: string | undefined;
  do {
    const asked = { parameters: {}, query: { ...query, cursor }, body: undefined };
    const { answer, next } = await askInParts(access, exporting, asked);
    text += answer;
    cursor = next;
  } while (cursor !== undefined);
  return text;
}

/** One exchange in quarantine, with what came where it is asked for, to be shown or saved. */
export async function showHeld(
  id: string,
  { payload = false, save }: { readonly payload?: boolean; readonly save?: string },
): Promise<{ readonly exchange: HeldExchange; readonly content: ShownPayload | undefined }> {
  const access = await apiAccess();
  const asked = { parameters: { id }, query: {}, body: undefined };
  const exchange = await ask(access, showing, asked);
  return {
    exchange,
    content: payload || save !== undefined ? await ask(access, showPayload, asked) : undefined,
  };
}

/**
 * Writes a payload into a file, in the character set that it came in.
 *
 * @throws {CommandFailure} where values are masked, or the file cannot be written
 */
export async function savePayload(
  { body, form, charset, masked }: ShownPayload,
  file: string,
): Promise<void> {
  if (masked) throw new CommandFailure("role-insufficient", file);
  const written = form === "text" ? bytesIn(charset ?? "utf-8", body) : undefined;
  const bytes = written?.outcome === "bytes" ? written.bytes : Buffer.from(body, "base64");
  await writeFile(file, bytes).catch(() => {
    throw new CommandFailure("file-unwritable", file);
  });
}
