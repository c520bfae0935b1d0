import type { AwsSide } from "./aws-side.ts";
import type { Contestant } from "./contestants.ts";
import { invoke, type Invoked } from "./invoke.ts";

/** What to measure. */
interface Measuring {
  readonly batchSize: number;
  readonly rounds: number;
  /** Orders in each process before measuring begins, and as many again while measuring. */
  readonly orders: number;
}

/** What each contestant took in one round. */
export type Round = Readonly<Record<Contestant, Invoked>>;

/** Measures the contestants at a batch size, one after the other in each round. */
export async function gateRounds(
  bundles: Readonly<Record<Contestant, string>>,
  { batchSize, rounds, orders }: Measuring,
  firstOrder: () => number,
  aws: AwsSide,
  tell: (progress: string) => void,
): Promise<readonly Round[]> {
  const measure = async (name: Contestant): Promise<Invoked> => {
    const task = { bundle: bundles[name], inbound: aws.inbound, batchSize, warmUp: orders, measured: orders };
    const invoked = await invoke({ ...task, firstOrder: firstOrder() }, aws);
    const forwarded = aws.takeForwarded().length;
    if (forwarded !== 2 * orders) throw new Error(`${name} forwarded ${forwarded} of ${2 * orders} orders`);
    return invoked;
  };
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push({
      ours: await measure("ours"),
      powertools: await measure("powertools"),
      floor: await measure("floor"),
    });
    tell(`batches of ${batchSize}: round ${round + 1} of ${rounds}`);
  }
  return measured;
}
