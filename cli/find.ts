import { HeldSummary } from "../schemas/held-exchange.ts";
import type { JournalEntry } from "../schemas/journal-entry.ts";
import { reach } from "./reach.ts";

/** What is known of a business key: what was forwarded under it, and what is or was held. */
export interface Found {
  readonly items: readonly JournalEntry[];
  readonly held: readonly HeldSummary[];
}

/** Finds the exchanges of a business key over all flows, oldest first. */
export async function findExchanges(businessKey: string): Promise<Found> {
  const { client, stores } = await reach();
  const [held, ...forwarded] = await Promise.all([
    Array.fromAsync(stores.quarantine.ofBusinessKey(businessKey)),
    ...Object.keys(client.flows).map((flow) => Array.fromAsync(stores.journal.find(flow, businessKey))),
  ]);
  return {
    items: forwarded.flat().toSorted((a, b) => a.forwardedAt.localeCompare(b.forwardedAt)),
    held: held
      .toSorted((a, b) => a.firstSeen.localeCompare(b.firstSeen))
      .map((one) => HeldSummary.parse(one)),
  };
}
