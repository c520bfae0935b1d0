import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { useWording } from "../language/wording.ts";
import { Failure } from "./failure.tsx";
import { reasonDialogWording } from "./reason-dialog-wording.ts";

/** What is about to be done. */
export interface ActionDialogProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  /** Whether all that is asked for is given. */
  readonly ready: boolean;
  readonly children: ReactNode;
  /** Why it was not done when it was asked for; what was entered stays, so that it can be asked for again. */
  readonly error?: Error | null;
  readonly pending?: boolean;
  readonly close: () => void;
  readonly act: () => void;
}

/** Asks for what an action needs before it is done. */
export function ActionDialog(props: ActionDialogProps) {
  const { title, confirm, ready, children, error, pending = false, close, act } = props;
  const say = useWording(reasonDialogWording);
  return (
    <Modal
      visible
      header={title}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{say("cancel")}</Button>
            <Button variant="primary" disabled={!ready} loading={pending} onClick={act}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        {error ? <Failure error={error} /> : null}
      </SpaceBetween>
    </Modal>
  );
}
