import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { entered } from "./entered.ts";
import { Instant } from "./instant.ts";

/** What a gate does under a control: forward what would be held and count its findings, or forward all unchecked. */
export const GateControl = z.enum(["observe", "bypass"]);
export type GateControl = z.output<typeof GateControl>;

/** What a lead may have a flow do for a time: `pause` takes nothing in, and what comes waits in its queue. */
export const ControlKind = z.enum([...GateControl.options, "pause"]);
export type ControlKind = z.output<typeof ControlKind>;

/**
 * No control lasts longer: whoever needs more decides again. An inbound queue keeps messages for four days, in which a
 * pause must end and what waited must go through.
 */
export const CONTROL_HOURS_MAX: Readonly<Record<ControlKind, number>> = {
  observe: 7 * 24,
  bypass: 7 * 24,
  pause: 2 * 24,
};

/** A control that a flow is under until an instant; `id` is the flow, which has one at a time. */
export const FlowControl = z.strictObject({
  kind: z.literal("control"),
  ...entered,
  id: z.string().max(40).meta({ description: "The flow." }),
  control: ControlKind,
  until: Instant.meta({ description: "When it ends, whatever else happens." }),
  why: z.string().min(1).max(500),
  taking: z.enum(["halted", "draining"]).optional().meta({
    description:
      "What the sweep has made of the flow's event source mapping; left out where it is as configured.",
  }),
});
export type FlowControl = z.output<typeof FlowControl>;

/** A control, if it is on at an instant; its end comes by the clock, whether anybody does anything or not. */
export function inForce(control: FlowControl | undefined, at: Temporal.Instant): FlowControl | undefined {
  return control && Temporal.Instant.compare(at, control.until) < 0 ? control : undefined;
}
