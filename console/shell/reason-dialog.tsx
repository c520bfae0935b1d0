import { type ReactNode, useState } from "react";
import { ActionDialog, type ActionDialogProps } from "./action-dialog.tsx";
import { ReasonField } from "./reason-field.tsx";

/** What is about to be done, and whom to tell of the reason. */
export interface ReasonDialogProps extends Pick<
  ActionDialogProps,
  "title" | "confirm" | "close" | "error" | "pending"
> {
  /** What is asked for in place of a reason. */
  readonly label?: string;
  /** Whether it goes without a reason. */
  readonly optional?: boolean;
  /** Whether all else that is asked for is given. */
  readonly ready?: boolean;
  /** What stands before the reason: what follows from it, or what else is asked for. */
  readonly children?: ReactNode;
  readonly act: (reason: string) => void;
}

/** Asks why something is done before it is done. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, confirm, label, optional = false, ready = true, children, act, ...shown } = props;
  const [reason, setReason] = useState("");
  const given = reason.trim();
  return (
    <ActionDialog
      title={title}
      confirm={confirm}
      ready={ready && (optional || given !== "")}
      {...shown}
      act={() => act(given)}
    >
      {children}
      <ReasonField label={label} reason={reason} change={setReason} />
    </ActionDialog>
  );
}
