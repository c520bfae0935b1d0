import { expect, test } from "vitest";
import { dueNext } from "../../../console/map/due-order.ts";
import { edgeStateOf } from "../../../console/map/edge-state.ts";
import type { FlowStatus } from "../../../schemas/api/flow-operations.ts";

const status = (flow: string, nextDue: string | null): FlowStatus => ({
  flow,
  nextDue,
  mode: "live",
  lastReceived: null,
  lastForwarded: null,
  held: 0,
  maintenance: null,
  control: null,
  wrong: [],
});
const silent: FlowStatus["wrong"][number] = {
  kind: "silent",
  since: "2026-11-24T09:00:00+01:00",
  explainedBy: null,
  incident: 1,
};

test("what is due stands in the order of time, whatever the offset; what is not due is left out", () => {
  const due = dueNext([
    status("late", "2026-11-24T12:00:00+01:00"),
    status("never", null),
    status("soon", "2026-11-24T10:30:00Z"),
  ]);
  expect(due.map(({ flow }) => flow)).toEqual(["soon", "late"]);
});

const CASES: readonly (readonly [FlowStatus | undefined, string])[] = [
  [undefined, "moving"],
  [status("a", null), "moving"],
  [{ ...status("a", null), wrong: [silent] }, "wrong"],
  [{ ...status("a", null), wrong: [silent], mode: "observe" }, "noted"],
  [{ ...status("a", null), wrong: [silent], maintenance: "maintenance/m1" }, "maintained"],
];

test.each(CASES)("a flow is drawn as it stands: %j is %s", (given, expected) => {
  expect(edgeStateOf(given)).toBe(expected);
});
