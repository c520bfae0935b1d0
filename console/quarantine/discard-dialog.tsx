import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useWording } from "../language/wording.ts";
import { quarantineWording } from "./quarantine-wording.ts";
import { ReasonField } from "./reason-field.tsx";

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
  const [why, setWhy] = useState("");
  return (
    <Modal
      visible
      header={say("discardTitle", { count })}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{say("cancel")}</Button>
            <Button variant="primary" disabled={why.trim() === ""} onClick={() => discard(why)}>
              {say("discard")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <ReasonField why={why} change={setWhy} />
    </Modal>
  );
}
