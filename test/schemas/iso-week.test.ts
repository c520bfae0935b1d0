import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { IsoWeek, isoWeek, weekMonday } from "../../schemas/iso-week.ts";

describe("a week of ISO 8601", () => {
  test("of any day is the one that Temporal counts, and begins on the Monday at or before that day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), (days) => {
        const day = Temporal.PlainDate.from("1950-01-01").add({ days });
        const week = isoWeek(day);
        expect(week).toBe(`${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, "0")}`);
        const monday = weekMonday(week);
        expect(monday?.toString()).toBe(day.subtract({ days: day.dayOfWeek - 1 }).toString());
      }),
    );
  });

  test.each([
    ["2026-W53", true],
    ["2025-W53", false],
    ["2026-W00", false],
    ["2026-W54", false],
    ["2026-48", false],
    ["2026-W4", false],
  ])("%s exists: %s", (week, exists) => {
    expect(IsoWeek.safeParse(week).success).toBe(exists);
  });
});
