import type * as z from "zod";
import { findExchanges as operation } from "../schemas/api/journal-operations.ts";
import { apiAccess, ask } from "./desk-api.ts";

/** What is known of a business key: what was forwarded under it, and what is or was held. */
export type Found = z.input<typeof operation.answer>;

/** Finds the exchanges of a business key over all flows, oldest first. */
export async function findExchanges(key: string): Promise<Found> {
  return ask(await apiAccess(), operation, { parameters: {}, query: { key }, body: undefined });
}
