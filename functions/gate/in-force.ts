import { Temporal } from "temporal-polyfill";
import type { FlowControl } from "../../schemas/flow-control.ts";

/** A control, if it is on at an instant; its end comes by the clock, whether anybody does anything or not. */
export function inForce(control: FlowControl | undefined, at: Temporal.Instant): FlowControl | undefined {
  return control && Temporal.Instant.compare(at, control.until) < 0 ? control : undefined;
}
