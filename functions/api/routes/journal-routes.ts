import { findExchanges } from "../../../schemas/api/journal-operations.ts";
import { done } from "../answered.ts";
import { hidesKeys, withoutAnswersKey } from "../documents/masked-keys.ts";
import { route } from "../route.ts";

export const journalRoutes = [
  route(findExchanges, async ({ query: { key }, reach, sees }, { client, journal, quarantine }) => {
    const isOpen = (flow: string) => reach.has(flow) && !hidesKeys(flow, client, sees);
    const flows = Object.keys(client.flows).filter(isOpen);
    const [held, ...forwarded] = await Promise.all([
      Array.fromAsync(quarantine.ofBusinessKey(key)),
      ...flows.map((flow) => Array.fromAsync(journal.find(flow, key))),
    ]);
    return done({
      items: forwarded
        .flat()
        .toSorted((a, b) => a.forwardedAt.localeCompare(b.forwardedAt))
        .map((entry) => withoutAnswersKey(entry, isOpen)),
      held: held
        .filter(({ flow }) => isOpen(flow))
        .toSorted((a, b) => a.firstSeen.localeCompare(b.firstSeen)),
    });
  }),
];
