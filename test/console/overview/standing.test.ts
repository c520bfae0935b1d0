import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { standingOf, UNKNOWN, worstFirst } from "../../../console/overview/standing.ts";

const NOW = Temporal.Instant.from("2026-11-24T10:00:00Z");
const LATER = "2026-11-24T12:00:00+01:00";
const EARLIER = "2026-11-24T10:59:00+01:00";

const incident = {
  state: "open",
  mode: "live",
  priority: "P3",
  acknowledgeBy: LATER,
  resolveBy: null,
} as const;
const moving = { held: 0, wrong: [] };
const holding = { held: 2, wrong: [] };
const silent = {
  held: 0,
  wrong: [{ kind: "silent", since: EARLIER, explainedBy: null, incident: null }],
} as const;

const level = (
  incidents: Parameters<typeof standingOf>[0],
  flows: readonly (typeof moving | typeof silent)[] = [moving],
) =>
  standingOf(
    incidents,
    flows.map((flow) => ({ ...flow, wrong: [...flow.wrong] })),
    NOW,
  ).level;

describe("a client stands", () => {
  test.each([
    ["well", [], [moving], "well"],
    ["worse where it holds exchanges", [], [holding], "held"],
    ["worse where a flow is in trouble", [], [holding, silent], "wrong"],
    ["by its highest priority", [incident, { ...incident, priority: "P1" }], [moving], "P1"],
    ["by what is overdue before all", [{ ...incident, acknowledgeBy: EARLIER }], [moving], "overdue"],
    ["well where an incident is only observed", [{ ...incident, mode: "observe" }], [moving], "well"],
    ["well where an incident is resolved", [{ ...incident, state: "resolved" }], [moving], "well"],
  ] as const)("%s", (_, incidents, flows, expected) => {
    expect(level(incidents, flows)).toBe(expected);
  });
});

test("clients stand worst first, and one of which nothing is known right behind a P1", () => {
  const of = (one: object) => standingOf([{ ...incident, ...one }], [], NOW);
  const [p1, p2, near] = [
    of({ priority: "P1" }),
    of({ priority: "P2" }),
    of({ acknowledgeBy: "2026-11-24T11:30:00+01:00" }),
  ];
  const [p3, well] = [of({}), standingOf([], [], NOW)];
  expect([well, p3, near, p2, UNKNOWN, p1].toSorted(worstFirst)).toEqual([p1, UNKNOWN, p2, near, p3, well]);
});
