import type { Temporal } from "temporal-polyfill";
import type { ShownControl } from "../../../schemas/api/control-operations.ts";
import { type FlowControl, inForce } from "../../../schemas/flow-control.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import type { Plan } from "../../../schemas/plan.ts";

/** A control with its times in a zone. */
export function shownControl(
  { control, enteredAt, until, by, why }: FlowControl,
  zone: string,
): ShownControl {
  return { control, since: offsetTime(enteredAt, zone), until: offsetTime(until, zone), by, why };
}

/** The control that a flow is under at a time; null where it is under none. */
export function controlShown(
  flow: string,
  { controls }: Pick<Plan, "controls">,
  { zone }: { readonly zone: string },
  at: Temporal.Instant,
): ShownControl | null {
  const control = inForce(
    controls.find(({ id }) => id === flow),
    at,
  );
  return control ? shownControl(control, zone) : null;
}
