import type { Client } from "../schemas/client.ts";
import type { Flow } from "../schemas/flow.ts";

/** A stack pair takes so many flows: its gate's role and its stacks then stay within IAM's and CloudFormation's limits. */
export const FLOWS_PER_PAIR = 40;

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
  const flows = Object.entries(client.flows);
  const count = Math.max(1, Math.ceil(flows.length / FLOWS_PER_PAIR));
  return Array.from({ length: count }, (_, index) => {
    const suffix = index === 0 ? "" : String(index + 1);
    const stack = (kind: string) => `${pascalCase(client.id)}${kind}${suffix}`;
    return {
      number: index + 1,
      flows: flows.slice(index * FLOWS_PER_PAIR, (index + 1) * FLOWS_PER_PAIR),
      data: stack("Data"),
      runtime: stack("Runtime"),
    };
  });
}
