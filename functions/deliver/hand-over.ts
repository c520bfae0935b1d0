import type { Delivery, Door, Outgoing } from "../ports.ts";

/**
 * Hands exchanges to their target; the answers stand in their order. What is tapped has none: the flow itself passes
 * elsewhere, and this copy of it ends here.
 */
export async function handOver(
  target: string | undefined,
  exchanges: readonly Outgoing[],
  door: Door,
): Promise<readonly Delivery[]> {
  if (exchanges.length === 0) return [];
  return target === undefined ? exchanges.map(() => ({ outcome: "sent" })) : door.deliver(target, exchanges);
}
