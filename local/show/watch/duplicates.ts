import { setTimeout as pause } from "node:timers/promises";
import type { PulseReader } from "../../../functions/ports.ts";
import type { Host } from "../../host.ts";

const EVERY_MS = 500;

/** Whose duplicates to watch, and by what. */
export interface Watched {
  readonly flow: string;
  readonly pulses: PulseReader;
  readonly host: Pick<Host, "now">;
}

/** How many duplicates the gate recognises from now on, each time there are some; until it is called off. */
export async function duplicatesFromNow(
  { flow, pulses, host }: Watched,
  signal: AbortSignal,
): Promise<AsyncGenerator<number>> {
  const since = host.now();
  const counted = async () => {
    const read = await pulses.between(flow, since, host.now());
    return read.reduce((sum, { duplicate }) => sum + duplicate, 0);
  };
  let told = await counted();
  async function* watch() {
    while (!signal.aborted) {
      await pause(EVERY_MS, undefined, { signal });
      const count = await counted();
      if (count > told) yield count - told;
      told = count;
    }
  }
  return watch();
}
