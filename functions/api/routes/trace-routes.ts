import { TRACED_HELD_MAX, TRACED_PER_FLOW_MAX, traceKey } from "../../../schemas/api/trace-operations.ts";
import { done, refused } from "../answered.ts";
import { hidesKeys } from "../documents/masked-keys.ts";
import { tracePage, tracePosition, traceSteps } from "../documents/trace.ts";
import { route } from "../route.ts";

/** The first so many of what is read. */
async function firstOf<T>(source: AsyncIterable<T>, most: number) {
  const items: T[] = [];
  for await (const item of source) {
    if (items.length === most) return { items, isWhole: false };
    items.push(item);
  }
  return { items, isWhole: true };
}

/** Those of what is read that are wanted. */
async function* wanted<T>(source: AsyncIterable<T>, isWanted: (item: T) => boolean) {
  for await (const item of source) if (isWanted(item)) yield item;
}

export const traceRoutes = [
  route(traceKey, async ({ query: { key, limit, cursor }, reach, sees }, { client, journal, quarantine }) => {
    const after = cursor === undefined ? undefined : tracePosition(cursor);
    if (cursor !== undefined && !after) return refused("cursor-unreadable");
    const isOpen = (flow: string) => reach.has(flow) && !hidesKeys(flow, client, sees);
    const flows = Object.keys(client.flows).filter(isOpen);
    const [listed, forwarded] = await Promise.all([
      firstOf(
        wanted(quarantine.ofBusinessKey(key), ({ flow }) => isOpen(flow)),
        TRACED_HELD_MAX,
      ),
      Promise.all(flows.map((flow) => firstOf(journal.find(flow, key), TRACED_PER_FLOW_MAX))),
    ]);
    const held = await Promise.all(listed.items.map(({ id }) => quarantine.find(id)));
    const steps = traceSteps(
      forwarded.flatMap(({ items }) => items),
      held.flatMap((exchange) => exchange ?? []),
      client,
    );
    return done({
      ...tracePage(steps, after, limit),
      isWhole: listed.isWhole && forwarded.every(({ isWhole }) => isWhole),
    });
  }),
];
