import { expect, test } from "vitest";
import { escalate } from "../../../functions/desk/escalate.ts";
import { after, incident } from "./incidents.ts";

const act = { by: "ana", at: after(20) };

test("escalating calls the next level, says why on the timeline, and leaves it with whom it is", () => {
  const decision = escalate(incident({ state: "acknowledged" }), "the disk is full", act);
  expect(decision).toMatchObject({
    outcome: "done",
    incident: {
      state: "acknowledged",
      assignee: "ana",
      escalatedAt: act.at,
      notices: [{ event: "escalated", at: act.at }],
    },
  });
  const timeline = decision.outcome === "done" ? decision.incident.timeline : [];
  expect(timeline.at(-1)).toEqual({ ...act, event: "escalated", note: "the disk is full" });
});

test("what is over is not escalated", () => {
  expect(escalate(incident({ state: "resolved" }), "once more", act)).toEqual({
    outcome: "refused",
    reason: "incident-over",
  });
});
