import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { approveJob, cancelJob, pauseJob, resumeJob } from "../../schemas/api/job-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import { useTell } from "../shell/notices.tsx";
import type { Job } from "./job-status.tsx";
import { jobWording } from "./job-wording.ts";

/** Approves a job, pauses it, lets it go on or gives it up, to whoever may. */
export function JobActions({ job: { id, flow, state } }: { readonly job: Job }) {
  const say = useWording(jobWording);
  const desk = useDesk();
  const tell = useTell();
  const [isCancelling, setCancelling] = useState(false);
  const approving = useAction(approveJob);
  const pausing = useAction(pauseJob);
  const resuming = useAction(resumeJob);
  const cancelling = useAction(cancelJob);
  if (state === "finished" || state === "cancelled" || !desk.may(pauseJob, [flow])) return null;
  const asked = { parameters: { id }, query: {}, body: undefined };
  const answers = (said: "approved" | "paused" | "resumed" | "cancelled") => ({
    onSuccess: () => {
      setCancelling(false);
      tell({ type: "success", text: say(said) });
    },
    onError: (error: Error) => tell({ type: "error", text: error.message }),
  });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setCancelling(true)}>{say("cancel")}</Button>
      {state === "waiting" ? (
        <Button
          variant="primary"
          loading={approving.isPending}
          onClick={() => approving.mutate(asked, answers("approved"))}
        >
          {say("approve")}
        </Button>
      ) : state === "paused" ? (
        <Button
          variant="primary"
          loading={resuming.isPending}
          onClick={() => resuming.mutate(asked, answers("resumed"))}
        >
          {say("resume")}
        </Button>
      ) : (
        <Button loading={pausing.isPending} onClick={() => pausing.mutate(asked, answers("paused"))}>
          {say("pause")}
        </Button>
      )}
      {isCancelling ? (
        <ActionDialog
          title={say("cancel")}
          confirm={say("cancel")}
          ready
          pending={cancelling.isPending}
          error={cancelling.error}
          close={() => setCancelling(false)}
          act={() => cancelling.mutate(asked, answers("cancelled"))}
        >
          <Box variant="p">{say("cancelHint")}</Box>
        </ActionDialog>
      ) : null}
    </SpaceBetween>
  );
}
