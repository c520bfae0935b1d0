import type { Log } from "../log.ts";
import { Environment, type FunctionSettings, type Outcome } from "./environment.ts";

/** A function and its environments: a warm one is reused, a new one is made up to a cap, else the event waits. */
export class LambdaFunction {
  readonly settings: FunctionSettings;
  readonly mostEnvironments: number;
  readonly #log: Log;
  readonly #environments = new Set<Environment>();
  readonly #idle: Environment[] = [];
  readonly #waiting: Array<() => void> = [];
  readonly #running = new Set<Promise<Outcome>>();

  constructor(settings: FunctionSettings, mostEnvironments: number, log: Log) {
    this.settings = settings;
    this.mostEnvironments = mostEnvironments;
    this.#log = log;
  }

  get name(): string {
    return this.settings.functionName;
  }

  /** Invokes the function and waits for the end of the invocation. */
  async invoke(event: unknown): Promise<Outcome> {
    const invocation = this.#invoke(event);
    this.#running.add(invocation);
    try {
      return await invocation;
    } finally {
      this.#running.delete(invocation);
    }
  }

  async #invoke(event: unknown): Promise<Outcome> {
    const environment = await this.#take();
    const outcome = await environment.invoke(event);
    if (environment.alive) this.#idle.push(environment);
    else this.#environments.delete(environment);
    this.#waiting.shift()?.();
    return outcome;
  }

  async #take(): Promise<Environment> {
    for (;;) {
      const warm = this.#idle.pop();
      if (warm?.alive) return warm;
      if (warm) {
        this.#environments.delete(warm);
      } else if (this.#environments.size < this.mostEnvironments) {
        const environment = new Environment(this.settings, this.#log);
        this.#environments.add(environment);
        return environment;
      } else {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    }
  }

  /** Resolves when no invocation runs. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#environments].map((environment) => environment.stop()));
  }
}
