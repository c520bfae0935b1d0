import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { ProbeStates } from "../../functions/ports.ts";
import { Probe } from "../../schemas/probe.ts";
import type { ProbeState } from "../../schemas/probe-state.ts";

/** A probe as a configuration writes it, with its defaults. */
export function probeOf<Type extends Probe["type"]>(
  input: z.input<typeof Probe> & { readonly type: Type },
): Probe & { readonly type: Type } {
  const probe = Probe.parse(input);
  const isOfType = (one: Probe): one is Probe & { readonly type: Type } => one.type === input.type;
  if (!isOfType(probe)) throw new Error("a probe changed its type");
  return probe;
}

/** Nine o'clock, and so many minutes. */
export function minute(minutes: number): Temporal.Instant {
  return Temporal.Instant.from("2026-11-24T09:00:00Z").add({ milliseconds: minutes * 60_000 });
}

/** The last results of probes in memory, each written only over what was read. */
export class MemoryProbes implements ProbeStates {
  readonly kept = new Map<string, ProbeState>();
  /** Runs before each write: what another run does meanwhile. */
  meanwhile: () => void = () => undefined;

  async all(): Promise<readonly ProbeState[]> {
    return [...this.kept.values()];
  }

  async find(id: string): Promise<ProbeState | undefined> {
    return this.kept.get(id);
  }

  async save(state: ProbeState): Promise<"written" | "lost"> {
    this.meanwhile();
    if ((this.kept.get(state.id)?.revision ?? 0) !== state.revision) return "lost";
    this.kept.set(state.id, { ...state, revision: state.revision + 1 });
    return "written";
  }
}
