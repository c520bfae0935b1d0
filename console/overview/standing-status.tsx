import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import { useWording } from "../language/wording.ts";
import type { StandingLevel } from "./standing.ts";
import { standingWording } from "./standing-wording.ts";

const TYPES: Readonly<Record<StandingLevel, StatusIndicatorProps.Type>> = {
  overdue: "error",
  P1: "error",
  unknown: "stopped",
  P2: "error",
  P3: "warning",
  P4: "warning",
  wrong: "warning",
  held: "warning",
  well: "success",
};

/** How a client stands, in a word. */
export function StandingStatus({ level }: { readonly level: StandingLevel }) {
  const say = useWording(standingWording);
  return <StatusIndicator type={TYPES[level]}>{say(level)}</StatusIndicator>;
}
