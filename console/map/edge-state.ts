import type { FlowStatus } from "../../schemas/api/flow-operations.ts";

/** How a flow is drawn: moving, wrong so that it calls, wrong and noted only, or in maintenance or paused. */
export type EdgeState = "moving" | "wrong" | "noted" | "maintained";

/** How a flow is drawn as it stands; one of which nothing is known yet is drawn as moving. */
export function edgeStateOf(
  status: Pick<FlowStatus, "wrong" | "maintenance" | "mode" | "control"> | undefined,
): EdgeState {
  if (!status) return "moving";
  const { maintenance, wrong, mode, control } = status;
  if (maintenance !== null || control?.control === "pause") return "maintained";
  if (wrong.length === 0) return "moving";
  return mode === "live" ? "wrong" : "noted";
}
