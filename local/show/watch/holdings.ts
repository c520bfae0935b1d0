import { setTimeout as pause } from "node:timers/promises";
import type { Quarantine } from "../../../functions/ports.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";

const EVERY_MS = 500;
/** Enough to see what is new; a state directory may keep thousands from earlier. */
const LOOKED_AT = 200;

type Known = Map<string, Pick<HeldExchange, "seen" | "stateSince">>;

/**
 * Whatever comes to be held on a flow from now on, and again when the same thing comes once more or a replay
 * of it fails; until it is called off.
 */
export async function holdingsFromNow(
  quarantine: Quarantine,
  flow: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<HeldExchange>> {
  const known: Known = new Map();
  await Array.fromAsync(changed(quarantine, flow, known));
  async function* watch() {
    while (!signal.aborted) {
      await pause(EVERY_MS, undefined, { signal });
      yield* changed(quarantine, flow, known);
    }
  }
  return watch();
}

async function* changed(quarantine: Quarantine, flow: string, known: Known): AsyncGenerator<HeldExchange> {
  let left = LOOKED_AT;
  let olderAreKnown = false;
  for await (const { id, seen } of quarantine.list({ flow, state: "held" })) {
    const before = known.get(id);
    // The list is newest first by when it came to be held, which only the exchange itself tells.
    if (!olderAreKnown || before?.seen !== seen) {
      const exchange = await quarantine.find(id);
      const isNews =
        exchange && (before?.seen !== exchange.seen || before.stateSince !== exchange.stateSince);
      if (!isNews) olderAreKnown = true;
      else {
        known.set(id, exchange);
        yield exchange;
      }
    }
    left -= 1;
    if (left === 0) return;
  }
}
