import type { AutomaticRecipes } from "../../functions/ports.ts";
import { AutomaticRecipe } from "../../schemas/automatic-recipe.ts";
import * as z from "zod";
import type { MemoryPorts } from "./memory-ports.ts";

/** Recipes that apply by themselves, in memory; a process may end at each call. */
export class MemoryAutomatic implements AutomaticRecipes {
  readonly items = new Map<string, AutomaticRecipe>();
  readonly #ports: Pick<MemoryPorts, "call">;

  constructor(ports: Pick<MemoryPorts, "call">) {
    this.#ports = ports;
  }

  find(flow: string, signature: string) {
    return this.#ports.call("find automatic", () => this.items.get(`${flow}/${signature}`));
  }

  save(automatic: AutomaticRecipe) {
    return this.#ports.call("save automatic", () => {
      const key = `${automatic.flow}/${automatic.signature}`;
      if ((this.items.get(key)?.revision ?? 0) !== automatic.revision) return "lost" as const;
      const next = { ...automatic, revision: automatic.revision + 1 };
      this.items.set(key, AutomaticRecipe.parse(z.encode(AutomaticRecipe, next)));
      return "written" as const;
    });
  }

  async *running() {
    await Promise.resolve();
    yield* [...this.items.values()].filter(({ endedFor }) => endedFor === null);
  }
}
