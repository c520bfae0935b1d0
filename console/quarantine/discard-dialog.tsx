import Box from "@cloudscape-design/components/box";
import { useWording } from "../language/wording.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { quarantineWording } from "./quarantine-wording.ts";

/** Asks why so many exchanges are given up. */
export function DiscardDialog({
  count,
  close,
  discard,
}: {
  readonly count: number;
  readonly close: () => void;
  readonly discard: (why: string) => void;
}) {
  const say = useWording(quarantineWording);
  return (
    <ReasonDialog title={say("discardTitle", { count })} confirm={say("discard")} close={close} act={discard}>
      <Box variant="p">{say("discardHint")}</Box>
    </ReasonDialog>
  );
}
