import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { availability } from "../../../functions/desk/availability.ts";
import { meanTimes, serviceFigures } from "../../../functions/desk/service-figures.ts";
import { ALWAYS, Calendar } from "../../../schemas/calendar.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { after, client, incident } from "./incidents.ts";

const at = (time: string) => Temporal.Instant.from(`2026-11-${time}Z`);
const november = { from: at("01T00:00:00"), until: at("11T00:00:00") };

const trouble = (from: string, until: string | undefined, settings: Partial<Incident> = {}) =>
  incident({
    since: at(from),
    openedAt: at(from),
    ...(until === undefined ? {} : { resolvedAt: at(until), state: "closed" }),
    ...settings,
  });

const share = (...incidents: readonly Incident[]) => availability("orders", ALWAYS, november, incidents);
const resolution = (verdict: "real" | "false-call" | "planned") => ({
  resolution: { by: "ana", note: "", verdict },
});

describe("availability", () => {
  test.each<[string, number, readonly Incident[]]>([
    ["whole without trouble", 1, []],
    ["less by one day of ten", 0.9, [trouble("03T00:00:00", "04T00:00:00")]],
    [
      "what overlaps counts once",
      0.9,
      [trouble("03T00:00:00", "03T18:00:00"), trouble("03T12:00:00", "04T00:00:00", { kind: "failing" })],
    ],
    ["what began before counts from the first", 0.8, [trouble("01T00:00:00", "03T00:00:00")]],
    ["what goes on counts until the end", 0.9, [trouble("10T00:00:00", undefined)]],
    ["a false call was no trouble", 1, [trouble("03T00:00:00", "04T00:00:00", resolution("false-call"))]],
    ["nor what was planned", 1, [trouble("03T00:00:00", "04T00:00:00", resolution("planned"))]],
    ["what a person confirmed was", 0.9, [trouble("03T00:00:00", "04T00:00:00", resolution("real"))]],
    [
      "unusual volume keeps nothing from flowing",
      1,
      [trouble("03T00:00:00", "04T00:00:00", { kind: "volume" })],
    ],
    ["another flow is another's", 1, [trouble("03T00:00:00", "04T00:00:00", { flows: ["stock"] })]],
    ["what was only observed is no fact", 1, [trouble("03T00:00:00", "04T00:00:00", { mode: "observe" })]],
  ])("%s", (_, expected, incidents) => {
    expect(share(...incidents)).toBeCloseTo(expected, 10);
  });

  test("is of service hours alone, and unknown where there are none", () => {
    const mornings = Calendar.parse({ zone: "UTC", hours: { tue: [["08:00", "12:00"]] } });
    const night = [trouble("03T00:00:00", "03T08:00:00")];
    expect(availability("orders", mornings, november, night)).toBe(1);
    // Two Tuesdays of four hours.
    expect(availability("orders", mornings, november, [trouble("03T10:00:00", "03T20:00:00")])).toBe(0.75);
    const never = Calendar.parse({ zone: "UTC", hours: {} });
    expect(availability("orders", never, november, night)).toBeNull();
  });
});

test("each promise is counted as kept or missed once it is decided", () => {
  const quick = incident({ acknowledgedAt: after(5), resolvedAt: after(60), state: "resolved" });
  const slow = incident({ acknowledgedAt: after(300), resolvedAt: after(6000), state: "resolved" });
  const running = incident();
  const figures = serviceFigures([quick, slow, running], client, after(10));
  expect(figures.find(({ priority }) => priority === "P3")).toEqual({
    priority: "P3",
    incidents: 3,
    acknowledge: { kept: 1, missed: 0 },
    resolve: { kept: 0, missed: 0 },
  });
  const later = serviceFigures([quick, slow], client, after(7000));
  expect(later.find(({ priority }) => priority === "P3")).toMatchObject({
    acknowledge: { kept: 1, missed: 1 },
    resolve: { kept: 1, missed: 1 },
  });
});

test("means are of what happened; what a person opened was not detected", () => {
  const found = incident({ since: after(-10), acknowledgedAt: after(5), resolvedAt: after(60) });
  const byHand = incident({ kind: "manual", since: after(-90), resolvedAt: after(30) });
  expect(meanTimes([found, byHand])).toEqual({ detect: 10, acknowledge: 5, resolve: 45 });
  expect(meanTimes([])).toEqual({ detect: null, acknowledge: null, resolve: null });
});
