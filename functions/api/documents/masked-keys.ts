import type { Client } from "../../../schemas/client.ts";
import type { JournalEntry } from "../../../schemas/journal-entry.ts";
import { MASK } from "../../payload/masked.ts";

/** The keys by which an exchange is known. */
interface Keyed {
  readonly flow: string;
  readonly exchangeId: string | null;
  readonly businessKey: string | null;
}

/** Whether somebody may not see the keys of a flow's exchanges, and so may not search by them either. */
export function hidesKeys(flow: string, { flows }: Pick<Client, "flows">, sees: (flow: string) => boolean) {
  const known = Object.hasOwn(flows, flow) ? flows[flow] : undefined;
  return (known?.contract.masksKeys ?? true) && !sees(flow);
}

/** An exchange as somebody may see it: without its keys where they are personal. */
export function withoutKeys<Exchange extends Keyed>(
  exchange: Exchange,
  client: Pick<Client, "flows">,
  sees: (flow: string) => boolean,
): Exchange {
  if (!hidesKeys(exchange.flow, client, sees)) return exchange;
  const { exchangeId, businessKey } = exchange;
  return {
    ...exchange,
    exchangeId: exchangeId === null ? null : MASK,
    businessKey: businessKey === null ? null : MASK,
  };
}

/** A journal entry as somebody may see it: the id of an acknowledgement may be personal where its exchange's is not. */
export function withoutAnswersKey(entry: JournalEntry, isOpen: (flow: string) => boolean): JournalEntry {
  const { answered } = entry;
  return answered === null || isOpen(answered.flow)
    ? entry
    : { ...entry, answered: { ...answered, exchangeId: MASK } };
}
