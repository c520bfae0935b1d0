import type { Temporal } from "temporal-polyfill";
import {
  controlFlow,
  endControl as ending,
  type ShownControl,
} from "../../schemas/api/control-operations.ts";
import type { ControlKind } from "../../schemas/flow-control.ts";
import { apiAccess, ask } from "../desk-api.ts";

/** What a lead wants a flow to do for a time, and why. */
export interface ControlRequest {
  readonly flow: string;
  readonly control: ControlKind;
  readonly until: Temporal.Instant;
  readonly why: string;
}

/** Puts a flow under a control, in place of the one that it is under. */
export async function putUnderControl(
  { flow, control, until, why }: ControlRequest,
  person: string | undefined,
): Promise<ShownControl> {
  const body = { control, until: until.toString(), why };
  return ask(await apiAccess(person), controlFlow, { parameters: { flow }, query: {}, body });
}

/** Ends the control that a flow is under. */
export async function endControl(flow: string, person: string | undefined): Promise<ShownControl> {
  return ask(await apiAccess(person), ending, { parameters: { flow }, query: {}, body: undefined });
}
