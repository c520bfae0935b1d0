import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { watchFlow } from "../../schemas/api/plan-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { flowWording } from "./flow-wording.ts";

/** Lets the trouble of a flow call somebody, or be recorded only, with why; for leads. */
export function SwitchWatch({
  flow: { flow, mode },
}: {
  readonly flow: Pick<FlowDocument, "flow" | "mode">;
}) {
  const say = useWording(flowWording);
  const desk = useDesk();
  const tell = useTell();
  const watch = useAction(watchFlow);
  const [isAsking, setAsking] = useState(false);
  if (!desk.may(watchFlow, [flow])) return null;
  const wanted = mode === "live" ? "observe" : "live";
  const title = say(wanted === "live" ? "goLive" : "goObserve");
  const done = () => {
    setAsking(false);
    tell({ type: "success", text: say("done") });
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{title}</Button>
      {isAsking ? (
        <ReasonDialog
          title={title}
          confirm={title}
          error={watch.error}
          pending={watch.isPending}
          close={() => setAsking(false)}
          act={(why) =>
            watch.mutate(
              { parameters: { flow }, query: {}, body: { mode: wanted, why } },
              { onSuccess: done },
            )
          }
        >
          <Box variant="p">{say(wanted === "live" ? "liveHint" : "observeHint")}</Box>
        </ReasonDialog>
      ) : null}
    </>
  );
}
