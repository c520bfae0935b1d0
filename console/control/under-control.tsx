import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { ShownControl } from "../../schemas/api/control-operations.ts";
import { useWording } from "../language/wording.ts";
import { Moment } from "../time/moment.tsx";
import { controlKindWording, controlWording } from "./control-wording.ts";

/** What a flow does under a control, and until when. */
export function UnderControl({
  control: { control, until },
}: {
  readonly control: Pick<ShownControl, "control" | "until">;
}) {
  const say = useWording(controlWording);
  const sayKind = useWording(controlKindWording);
  return (
    <StatusIndicator type="warning">
      {sayKind(control)} {say("until")} <Moment at={until} />
    </StatusIndicator>
  );
}
