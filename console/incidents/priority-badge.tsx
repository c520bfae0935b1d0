import Badge, { type BadgeProps } from "@cloudscape-design/components/badge";
import type { Priority } from "../../schemas/priority.ts";

const COLOURS: Readonly<Record<Priority, NonNullable<BadgeProps["color"]>>> = {
  P1: "severity-critical",
  P2: "severity-high",
  P3: "severity-medium",
  P4: "severity-low",
};

/** The priority of an incident; its letters tell it as well as its colour. */
export function PriorityBadge({ priority }: { readonly priority: Priority }) {
  return <Badge color={COLOURS[priority]}>{priority}</Badge>;
}
