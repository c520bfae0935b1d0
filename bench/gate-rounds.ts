import type { AwsSide } from "./aws-side.ts";
import type { Contestant } from "./contestants.ts";
import { invoke, type Invoked } from "./invoke.ts";

/** How long to measure. */
export interface Extent {
  readonly rounds: number;
  /** Orders that each process handles before it is measured. */
  readonly warmUp: number;
  readonly measured: number;
}

/** What each contestant took in one round. */
export type Round = Readonly<Record<Contestant, Invoked>>;

/** Measures the contestants at a batch size, one after the other in each round. */
export async function gateRounds(
  bundles: Readonly<Record<Contestant, string>>,
  batchSize: number,
  { rounds, warmUp, measured }: Extent,
  firstOrder: () => number,
  aws: AwsSide,
  tell: (progress: string) => void,
): Promise<readonly Round[]> {
  const measure = async (name: Contestant): Promise<Invoked> => {
    const task = { bundle: bundles[name], inbound: aws.inbound, batchSize, warmUp, measured };
    const invoked = await invoke({ ...task, firstOrder: firstOrder() }, aws);
    const forwarded = aws.takeForwarded().length;
    if (forwarded !== warmUp + measured)
      throw new Error(`${name} forwarded ${forwarded} of ${warmUp + measured} orders`);
    return invoked;
  };
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    taken.push({
      ours: await measure("ours"),
      powertools: await measure("powertools"),
      floor: await measure("floor"),
    });
    tell(`batches of ${batchSize}: round ${round + 1} of ${rounds}`);
  }
  return taken;
}
