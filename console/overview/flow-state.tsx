import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { FlowStatus } from "../../schemas/api/flow-operations.ts";
import { kindWording } from "../incidents/incident-wording.ts";
import { useWording } from "../language/wording.ts";
import { overviewWording } from "./overview-wording.ts";

/** Whether a flow moves, or what is wrong with it. */
export function FlowState({
  status,
}: {
  readonly status: Pick<FlowStatus, "wrong" | "maintenance" | "mode" | "control">;
}) {
  const say = useWording(overviewWording);
  const sayKind = useWording(kindWording);
  const { wrong, maintenance, mode, control } = status;
  if (maintenance !== null) return <StatusIndicator type="stopped">{say("maintenance")}</StatusIndicator>;
  if (control?.control === "pause") return <StatusIndicator type="stopped">{say("paused")}</StatusIndicator>;
  const [first] = wrong;
  if (!first) return <StatusIndicator type="success">{say("moving")}</StatusIndicator>;
  const kind = wrong.map((one) => sayKind(one.kind)).join(", ");
  return mode === "live" ? (
    <StatusIndicator type="error">{kind}</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">{say("observed", { kind })}</StatusIndicator>
  );
}
