import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type { HoldState } from "../../schemas/held-exchange.ts";
import { useWording } from "../language/wording.ts";
import { stateWording } from "./held-wording.ts";

const TYPES: Readonly<Record<HoldState, StatusIndicatorProps.Type>> = {
  held: "warning",
  replaying: "in-progress",
  delivered: "success",
  discarded: "stopped",
};

/** Where a held exchange stands. */
export function HoldStatus({ state }: { readonly state: HoldState }) {
  return <StatusIndicator type={TYPES[state]}>{useWording(stateWording)(state)}</StatusIndicator>;
}
