import { expect, test } from "vitest";
import { readEntry } from "../../../console/incident/timeline-event.ts";

test.each([
  [{ event: "open" }, { event: "opened" }],
  [
    { event: "open", note: "no orders" },
    { event: "opened", text: "no orders" },
  ],
  [{ event: "acknowledged" }, { event: "acknowledged" }],
  [
    { event: "assigned", note: "ana" },
    { event: "assigned", people: ["ana"] },
  ],
  [
    { event: "waiting", note: "third-party: the carrier" },
    { event: "waiting", waitsOn: "third-party", text: "the carrier" },
  ],
  [
    { event: "waiting", note: "client" },
    { event: "waiting", waitsOn: "client" },
  ],
  [
    { event: "told opened", note: "ana, ben (adequate)" },
    { event: "told", notice: "opened", people: ["ana", "ben"], reason: "adequate" },
  ],
  [
    { event: "told escalated", note: "nobody to tell" },
    { event: "nobody-told", notice: "escalated" },
  ],
  [
    { event: "handed over to database", note: "a restart" },
    { event: "handed-over", competence: "database", text: "a restart" },
  ],
  [
    {
      event: "requalified",
      note: "impact medium to high, priority P3 to P2, competence technical to network-security",
    },
    {
      event: "requalified",
      requalified: [
        { name: "impact", from: "medium", to: "high" },
        { name: "priority", from: "P3", to: "P2" },
        { name: "competence", from: "technical", to: "network-security" },
      ],
    },
  ],
  [
    { event: "escalated", note: "not acknowledged in time" },
    { event: "escalated", because: "acknowledge-overdue" },
  ],
  [
    { event: "waits for duty", note: "nobody is on duty before 2026-11-30T07:00:00.000Z" },
    { event: "waits-for-duty", until: "2026-11-30T07:00:00.000Z" },
  ],
  [
    { event: "false-call", note: "a test" },
    { event: "judged", verdict: "false-call", text: "a test" },
  ],
  [
    { event: "of another version", note: "so" },
    { event: "other", other: "of another version", text: "so" },
  ],
])("%j is taken apart", (entry, expected) => {
  expect(readEntry(entry)).toEqual(expected);
});
