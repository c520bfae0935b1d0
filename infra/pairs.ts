import { type Client, FLOWS_PER_PAIR } from "../schemas/client.ts";
import type { Flow } from "../schemas/flow.ts";

/** The flows of one pair of data and runtime stacks; the first pair also holds what the client has once. */
export interface Pair {
  readonly number: number;
  readonly flows: readonly (readonly [string, Flow])[];
  /** Names of the two stacks. */
  readonly data: string;
  readonly runtime: string;
}

/** A flow's or client's name as a construct id: `shop-orders` becomes `ShopOrders`. */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The stack pairs of a client, its flows in the order of its configuration. */
export function pairs(client: Client): readonly Pair[] {
  const cut: Pair[] = [];
  let waiting = Object.entries(client.flows);
  while (waiting.length > 0) {
    const size = client.pairSizes[cut.length] ?? FLOWS_PER_PAIR;
    const suffix = cut.length === 0 ? "" : String(cut.length + 1);
    cut.push({
      number: cut.length + 1,
      flows: waiting.slice(0, size),
      data: `${pascalCase(client.id)}Data${suffix}`,
      runtime: `${pascalCase(client.id)}Runtime${suffix}`,
    });
    waiting = waiting.slice(size);
  }
  return cut;
}
