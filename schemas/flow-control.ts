import * as z from "zod";
import { entered } from "./entered.ts";
import { Instant } from "./instant.ts";

/**
 * What a lead may have a flow do for a time: `observe` forwards what would be held and records its findings, `bypass`
 * forwards everything unchecked.
 */
export const ControlKind = z.enum(["observe", "bypass"]);
export type ControlKind = z.output<typeof ControlKind>;

/** No control lasts longer: whoever needs more decides again. */
export const CONTROL_DAYS_MAX = 7;

/** A control that a flow is under until an instant; `id` is the flow, which has one at a time. */
export const FlowControl = z.strictObject({
  kind: z.literal("control"),
  ...entered,
  id: z.string().max(40).meta({ description: "The flow." }),
  control: ControlKind,
  until: Instant.meta({ description: "When it ends, whatever else happens." }),
  why: z.string().min(1).max(500),
});
export type FlowControl = z.output<typeof FlowControl>;
