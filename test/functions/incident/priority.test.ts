import { Temporal } from "temporal-polyfill";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Extent, priority } from "../../../functions/incident/priority.ts";
import { ALWAYS, Calendar } from "../../../schemas/calendar.ts";
import { Degree, IncidentSettings, Priority } from "../../../schemas/priority.ts";
import { IncidentKind } from "../../../schemas/incident-kind.ts";
import { weekdays } from "./people.ts";

const usual = IncidentSettings.parse({});
const office = Calendar.parse(weekdays("08:00", "18:00"));
const midday = Temporal.Instant.from("2026-11-30T12:00+01:00");
const midnight = Temporal.Instant.from("2026-11-30T00:00+01:00");

const extent = (settings: Partial<Extent>): Extent => ({
  kind: "silent",
  criticalities: ["medium"],
  hours: office,
  at: midday,
  ...settings,
});
const flows = (count: number, criticality: Degree = "medium") =>
  Array.from({ length: count }, () => criticality);

const index = (settings: Partial<Extent>) =>
  Priority.options.indexOf(priority(extent(settings), usual).priority);

describe("the rank of an incident", () => {
  test.each<[string, Partial<Extent>, string]>([
    ["a silent flow", {}, "P2 medium high"],
    ["a silent flow that matters most", { criticalities: ["high"] }, "P1 high high"],
    ["a silent flow that matters least", { criticalities: ["low"] }, "P3 low high"],
    ["a silent flow outside its hours", { at: midnight }, "P3 medium medium"],
    [
      "a silent flow at midnight that is used around the clock",
      { at: midnight, hours: ALWAYS },
      "P2 medium high",
    ],
    [
      "a late file, whose deadline says when it matters, outside the hours",
      { kind: "late", at: midnight },
      "P3 medium medium",
    ],
    ["an odd volume", { kind: "volume" }, "P4 medium low"],
    ["an odd volume outside the hours, as low as can be", { kind: "volume", at: midnight }, "P4 medium low"],
    ["two flows of medium criticality", { criticalities: flows(2) }, "P2 medium high"],
    ["three flows of medium criticality", { criticalities: flows(3) }, "P1 high high"],
    ["three flows of low criticality", { criticalities: flows(3, "low") }, "P2 medium high"],
    ["nine flows of low criticality", { criticalities: flows(9, "low") }, "P2 medium high"],
    ["ten flows of low criticality", { criticalities: flows(10, "low") }, "P1 high high"],
    ["two flows, one of them of high criticality", { criticalities: ["low", "high"] }, "P1 high high"],
    [
      "a contact who cannot be told, at night",
      { kind: "contact-unreachable", criticalities: [], at: midnight },
      "P3 medium medium",
    ],
    [
      "what a person reports at night",
      { kind: "manual", criticalities: ["high"], at: midnight },
      "P2 high medium",
    ],
  ])("of %s", (_, settings, expected) => {
    const ranked = priority(extent(settings), usual);
    expect(`${ranked.priority} ${ranked.impact} ${ranked.urgency}`).toBe(expected);
  });

  test("follows the client's own matrix where it has one, and the usual one elsewhere", () => {
    const own = IncidentSettings.parse({ matrix: { medium: { high: "P1" } } });
    expect(priority(extent({}), own).priority).toBe("P1");
    expect(priority(extent({ criticalities: ["low"] }), own).priority).toBe("P3");
  });

  test("follows the client's own counts of flows", () => {
    const own = IncidentSettings.parse({ impactRaisedFromFlows: 2, impactHighFromFlows: 4 });
    expect(priority(extent({ criticalities: flows(2, "low") }), own).impact).toBe("medium");
    expect(priority(extent({ criticalities: flows(4, "low") }), own).impact).toBe("high");
  });

  test("never falls when one more flow is touched, nor when the hours begin", () => {
    const degrees = fc.array(fc.constantFrom(...Degree.options), { minLength: 1, maxLength: 12 });
    const kinds = fc.constantFrom(...IncidentKind.options);
    fc.assert(
      fc.property(kinds, degrees, fc.constantFrom(...Degree.options), (kind, criticalities, further) => {
        const before = index({ kind, criticalities });
        expect(index({ kind, criticalities: [...criticalities, further] })).toBeLessThanOrEqual(before);
        expect(before).toBeLessThanOrEqual(index({ kind, criticalities, at: midnight }));
      }),
    );
  });
});
