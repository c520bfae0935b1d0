import { Temporal } from "temporal-polyfill";
import type { FlowStatus } from "../../schemas/api/flow-operations.ts";

const dueAt = ({ nextDue }: FlowStatus) => Temporal.Instant.from(nextDue ?? "9999-01-01T00:00:00Z");

/** The flows on which something is due, the earliest first; times may have different offsets. */
export function dueNext(statuses: readonly FlowStatus[]): readonly FlowStatus[] {
  return statuses
    .filter(({ nextDue }) => nextDue !== null)
    .toSorted((a, b) => Temporal.Instant.compare(dueAt(a), dueAt(b)));
}
