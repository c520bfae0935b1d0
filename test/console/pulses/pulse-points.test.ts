import { describe, expect, test } from "vitest";
import { pulsePoints, shareHeld } from "../../../console/pulses/pulse-points.ts";

const zone = "Europe/Paris";

describe("the points of a chart", () => {
  test("are there for each hour, those without anything as nothing", () => {
    const stretch = {
      from: "2026-11-24T08:20:00Z",
      until: "2026-11-24T11:00:00Z",
      step: "hour",
      zone,
    } as const;
    const series = [{ at: "2026-11-24T10:00:00+01:00", received: 5, quarantined: 2 }];
    expect(pulsePoints(series, stretch)).toEqual([
      { at: new Date("2026-11-24T08:00:00Z"), received: 0, held: 0 },
      { at: new Date("2026-11-24T09:00:00Z"), received: 5, held: 2 },
      { at: new Date("2026-11-24T10:00:00Z"), received: 0, held: 0 },
    ]);
  });

  test("are of the zone's days, also of those with 25 hours", () => {
    const stretch = {
      from: "2026-10-24T00:00:00Z",
      until: "2026-10-26T12:00:00Z",
      step: "day",
      zone,
    } as const;
    expect(pulsePoints([], stretch).map(({ at }) => at.toISOString())).toEqual([
      "2026-10-23T22:00:00.000Z",
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ]);
  });
});

test.each([
  [
    [
      { received: 8, held: 1 },
      { received: 2, held: 1 },
    ],
    0.2,
  ],
  [[{ received: 0, held: 0 }], undefined],
  [[{ received: 1, held: 3 }], 1],
])("of %j the share held is %s", (points, expected) => {
  expect(shareHeld(points)).toBe(expected);
});
