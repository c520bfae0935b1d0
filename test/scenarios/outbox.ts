import * as z from "zod";
import { CapturedMessage } from "../../schemas/outbox.ts";
import type { HostOutputs } from "../../schemas/outputs.ts";

const Listed = z.object({ items: z.array(CapturedMessage) });

/** What people were told, as the host's outbox captured it, oldest first. */
export class Outbox {
  readonly #address: URL;
  #seen = 0;

  constructor({ endpoints }: HostOutputs) {
    this.#address = new URL("/outbox.json", endpoints.outbox);
  }

  /** All that was captured. */
  async all(): Promise<readonly CapturedMessage[]> {
    const answer = await fetch(this.#address);
    return Listed.parse(await answer.json()).items.toReversed();
  }

  /** What was captured since it was last asked for. */
  async fresh(): Promise<readonly CapturedMessage[]> {
    const all = await this.all();
    const fresh = all.slice(this.#seen);
    this.#seen = all.length;
    return fresh;
  }
}
