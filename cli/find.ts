import type { JournalEntry } from "../schemas/journal-entry.ts";
import { reach } from "./reach.ts";

/** The forwarded exchanges of a business key over all flows, oldest first. */
export async function findExchanges(businessKey: string): Promise<readonly JournalEntry[]> {
  const { client, stores } = await reach();
  const lists = await Promise.all(
    Object.keys(client.flows).map((flow) => Array.fromAsync(stores.journal.find(flow, businessKey))),
  );
  return lists.flat().toSorted((a, b) => a.forwardedAt.localeCompare(b.forwardedAt));
}
