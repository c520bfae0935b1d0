import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { type Move, moved, MOVES } from "../../../functions/incident/incident.ts";
import { opened } from "../../../functions/incident/stalled.ts";
import type { IncidentState } from "../../../schemas/incident.ts";

const at = Temporal.Instant.from("2026-11-24T10:00:00Z");
const incident = opened(
  {
    cause: "flow/orders#silent",
    mode: "live",
    kind: "silent",
    subject: { type: "flow", id: "orders" },
    flows: ["orders"],
    impact: "high",
    urgency: "high",
    priority: "P1",
    competence: "technical",
    at,
    since: at,
    evidence: {},
  },
  { number: 1, opening: 1 },
);

/** The machine as it is drawn: every way there is. */
const DRAWN: readonly (readonly [IncidentState, Move, IncidentState])[] = [
  ["open", "acknowledge", "acknowledged"],
  ["open", "wait", "waiting"],
  ["open", "resolve", "resolved"],
  ["reopened", "acknowledge", "acknowledged"],
  ["reopened", "wait", "waiting"],
  ["reopened", "resolve", "resolved"],
  ["acknowledged", "wait", "waiting"],
  ["acknowledged", "resolve", "resolved"],
  ["waiting", "resume", "acknowledged"],
  ["waiting", "resolve", "resolved"],
  ["resolved", "reopen", "reopened"],
  ["resolved", "close", "closed"],
];

const STATES: readonly IncidentState[] = [
  "open",
  "acknowledged",
  "waiting",
  "resolved",
  "reopened",
  "closed",
];
const ALL_MOVES: readonly Move[] = ["acknowledge", "wait", "resume", "resolve", "reopen", "close"];

test("an incident moves as it is drawn, and in no other way", () => {
  const ways = STATES.flatMap((from) =>
    ALL_MOVES.flatMap((move) => {
      const after = moved({ ...incident, state: from }, move, { at, by: "ana" });
      return after ? [[from, move, after.state]] : [];
    }),
  );
  expect(ways.map(String).toSorted()).toEqual(DRAWN.map(String).toSorted());
  expect(Object.keys(MOVES).toSorted()).toEqual([...STATES].toSorted());
});

test("whatever is tried in whatever order, each step is a drawn one and stands on the timeline", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ALL_MOVES), { maxLength: 30 }), (moves) => {
      let present = incident;
      for (const [index, move] of moves.entries()) {
        const after = moved(present, move, { at: at.add({ minutes: index }), by: "ana" });
        const drawn = DRAWN.find(([from, by]) => from === present.state && by === move);
        expect(after?.state).toBe(drawn?.[2]);
        if (!after) continue;
        expect(after.timeline.at(-1)).toMatchObject({ event: after.state, by: "ana" });
        expect(after.timeline.length).toBe(present.timeline.length + 1);
        present = after;
      }
    }),
  );
});
