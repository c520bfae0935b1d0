import type { RecipeTrials } from "../../functions/ports.ts";
import type { RecipeTrial } from "../../schemas/recipe-trial.ts";
import type { MemoryPorts } from "./memory-ports.ts";

/** Trials of recipes in memory, each call of which a test may end the process at. */
export class MemoryTrials implements RecipeTrials {
  readonly trials = new Map<string, RecipeTrial>();
  readonly #ports: Pick<MemoryPorts, "call">;

  constructor(ports: Pick<MemoryPorts, "call">) {
    this.#ports = ports;
  }

  find(id: string) {
    return this.#ports.call("find trial", () => this.trials.get(id));
  }

  save(trial: RecipeTrial) {
    return this.#ports.call("save trial", () => {
      if ((this.trials.get(trial.id)?.revision ?? 0) !== trial.revision) return "lost";
      this.trials.set(trial.id, { ...trial, revision: trial.revision + 1 });
      return "written";
    });
  }

  async *running() {
    await Promise.resolve();
    for (const { id, state } of this.trials.values()) if (state === "running") yield id;
  }
}
