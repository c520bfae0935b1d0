import { Temporal } from "temporal-polyfill";
import { type FlowControl, type GateControl, inForce } from "../../schemas/flow-control.ts";
import { errorTrace } from "../error-trace.ts";
import type { ControlGlance } from "../ports.ts";

/** So long a gate relies on what it read of a flow's control. */
const RELIED_ON_SECONDS = 30;

interface Glance {
  readonly control: FlowControl | undefined;
  readonly at: Temporal.Instant;
}

/** What one gate knows of the controls of its flows. */
export class GlancedControls {
  readonly #glance: ControlGlance;
  readonly #glances = new Map<string, Glance>();

  constructor(glance: ControlGlance) {
    this.#glance = glance;
  }

  /**
   * What a flow is under, read at most once in thirty seconds. What cannot be read holds up no exchange: the gate goes
   * by what it knew.
   */
  async of(flow: string, now: Temporal.Instant): Promise<GateControl | undefined> {
    const known = this.#glances.get(flow);
    const isFresh = known && Temporal.Instant.compare(now, known.at.add({ seconds: RELIED_ON_SECONDS })) < 0;
    const glance = isFresh ? known : await this.#glanceAt(flow, known, now);
    this.#glances.set(flow, glance);
    const control = inForce(glance.control, now)?.control;
    // What is still handed over while its mapping is being disabled passes as ever.
    return control === "pause" ? undefined : control;
  }

  async #glanceAt(flow: string, known: Glance | undefined, at: Temporal.Instant): Promise<Glance> {
    try {
      return { control: await this.#glance(flow), at };
    } catch (error) {
      console.error({ message: "a control could not be read", flow, error: errorTrace(error) });
      return { control: known?.control, at };
    }
  }
}
