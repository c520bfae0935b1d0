import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueAfter } from "../../../functions/calendar/due.ts";
import {
  inWindow,
  isOn,
  maintenanceNamed,
  maintenanceOf,
  watchModeOf,
  withExplained,
} from "../../../functions/sweep/planned.ts";
import { CronExpression } from "../../../schemas/cron-expression.ts";
import { milliseconds } from "../../../schemas/duration.ts";
import { MaintenanceWindow } from "../../../schemas/maintenance.ts";
import { Maintenance, type Plan, WatchOverride } from "../../../schemas/plan.ts";

const at = (text: string) => Temporal.Instant.from(text);
const window = (input: unknown) => MaintenanceWindow.parse(input);
const nightly = window({ type: "recurring", cron: "0 2 * * *", zone: "Europe/Paris", duration: "PT2H" });
const once = window({ type: "once", from: "2026-11-24T10:00:00Z", until: "2026-11-24T12:00:00Z" });

describe("a window", () => {
  test.each([
    ["once, at its beginning", once, "2026-11-24T10:00Z", true],
    ["once, before", once, "2026-11-24T09:59Z", false],
    ["once, at its end", once, "2026-11-24T12:00Z", false],
    ["recurring, at its beginning", nightly, "2026-11-24T02:00+01:00", true],
    ["recurring, a minute before", nightly, "2026-11-24T01:59+01:00", false],
    ["recurring, a minute before its end", nightly, "2026-11-24T03:59+01:00", true],
    ["recurring, at its end", nightly, "2026-11-24T04:00+01:00", false],
    // 02:00 is skipped, so the window begins at 03:00 and lasts its two hours.
    ["recurring, where the clock skips its beginning", nightly, "2026-03-29T04:59+02:00", true],
    ["recurring, after such a window", nightly, "2026-03-29T05:00+02:00", false],
    ["recurring, over the repeated hour", nightly, "2026-10-25T02:59+01:00", true],
    ["recurring, after the repeated hour", nightly, "2026-10-25T03:00+01:00", false],
  ])("%s", (_, window, text, within) => {
    expect(inWindow(window, at(text))).toBe(within);
  });

  test("that recurs is on just where one of its beginnings is not longer ago than it lasts", () => {
    const crons = ["0 2 * * *", "*/7 * * * *", "30 23 * * 5", "15 6 1 * *", "0 */4 * * *"];
    const durations = ["PT1M", "PT90M", "PT24H", "P3D"];
    fc.assert(
      fc.property(
        fc.constantFrom(...crons),
        fc.constantFrom(...durations),
        fc.constantFrom("Europe/Paris", "Australia/Lord_Howe", "UTC"),
        fc.integer({ min: 0, max: 527_040 }),
        (cron, duration, zone, minute) => {
          const now = at("2026-01-01T00:00Z").add({ minutes: minute });
          const length = milliseconds(Temporal.Duration.from(duration));
          const begun = dueAfter(CronExpression.parse(cron), zone, now.subtract({ hours: 24 * 4 }))
            .take(5000)
            .filter((due) => Temporal.Instant.compare(due, now) <= 0)
            .map((due) => now.epochMilliseconds - due.epochMilliseconds)
            .some((passed) => passed < length);
          expect(inWindow(window({ type: "recurring", cron, zone, duration }), now)).toBe(begun);
        },
      ),
      { numRuns: 15 },
    );
  });

  test.each([
    [
      "without length",
      { type: "once", from: "2026-11-24T10:00:00Z", until: "2026-11-24T10:00:00Z" },
      "ends before",
    ],
    [
      "backwards",
      { type: "once", from: "2026-11-24T12:00:00Z", until: "2026-11-24T10:00:00Z" },
      "ends before",
    ],
    [
      "of a year",
      { type: "once", from: "2026-11-24T12:00:00Z", until: "2027-11-24T12:00:00Z" },
      "longer than 31 days",
    ],
    ["of no time", { type: "recurring", cron: "0 2 * * *", zone: "UTC", duration: "PT0S" }, "no time at all"],
    [
      "that recurs for weeks",
      { type: "recurring", cron: "0 2 * * *", zone: "UTC", duration: "P8D" },
      "longer than 7 days",
    ],
    [
      "with a cron that is none",
      { type: "recurring", cron: "0 25 * * *", zone: "UTC", duration: "PT1H" },
      'has "25" as hour',
    ],
  ])("%s is refused with the mend", (_, input, mend) => {
    const read = MaintenanceWindow.safeParse(input);
    expect(JSON.stringify(read.error?.issues)).toContain(JSON.stringify(mend).slice(1, -1));
  });
});

const entered = { revision: 1, by: "ana", enteredAt: "2026-11-24T08:00:00Z" };
const maintenance = (id: string, scope: unknown, more: object = {}) =>
  Maintenance.parse({
    kind: "maintenance",
    ...entered,
    id,
    scope,
    window: { type: "once", from: "2026-11-24T10:00:00Z", until: "2026-11-24T12:00:00Z" },
    reason: "upgrade",
    ...more,
  });
const plan = (maintenances: readonly Maintenance[], overrides: readonly WatchOverride[] = []): Plan => ({
  absences: [],
  maintenances,
  overrides,
  controls: [],
});
const client = {
  flows: { orders: { source: "shop", target: "erp" }, stock: { source: "wms", target: "shop" } },
};

/** The flows that are under maintenance of a scope. */
function flowsOf(scope: unknown): readonly string[] {
  const of = maintenanceOf(plan([maintenance("m1", scope)]), client);
  return ["orders", "stock"].filter((id) => of({ type: "flow", id })(at("2026-11-24T11:00Z")));
}

const stall = (minute: number) => ({
  cause: "flow/orders#silent",
  since: at("2026-11-24T10:00Z").add({ minutes: minute }),
});

describe("maintenance", () => {
  test.each([
    ["everything", "all", ["orders", "stock"]],
    ["a flow", { flows: ["stock"], applications: [] }, ["stock"]],
    ["an application, and the flows from and to it", { flows: [], applications: ["erp"] }, ["orders"]],
    ["nothing of what is there", { flows: ["prices"], applications: ["bank"] }, []],
  ])("may be of %s", (_, scope, flows) => {
    expect(flowsOf(scope)).toEqual(flows);
  });

  test("names the first that is on, and none where none is", () => {
    const ended = maintenance("m1", "all", { endedAt: "2026-11-24T11:00:00Z" });
    const of = maintenanceOf(plan([ended, maintenance("m2", "all")]), client)({ type: "flow", id: "orders" });
    expect([of(at("2026-11-24T10:30Z")), of(at("2026-11-24T11:00Z")), of(at("2026-11-24T12:00Z"))]).toEqual([
      "maintenance/m1",
      "maintenance/m2",
      undefined,
    ]);
    expect(maintenanceNamed("maintenance/m1")).toBe("m1");
    expect(maintenanceNamed("application/erp#unreachable")).toBeUndefined();
  });

  test("is over once a person has ended it, and was on until then", () => {
    const ended = maintenance("m1", "all", { endedAt: "2026-11-24T11:00:00Z" });
    expect([isOn(ended, at("2026-11-24T10:59Z")), isOn(ended, at("2026-11-24T11:00Z"))]).toEqual([
      true,
      false,
    ]);
  });

  test("keeps what it explained, each once and the latest two hundred", () => {
    let present = maintenance("m1", "all");
    for (let minute = 0; minute < 250; minute += 1)
      present = withExplained(present, stall(minute)) ?? present;
    expect(present.explained.length).toBe(200);
    expect(present.explained.at(-1)).toEqual(stall(249));
    expect(withExplained(present, stall(249))).toBeUndefined();
  });
});

test("a person's decision whether a flow calls goes before the configuration", () => {
  const override = WatchOverride.parse({
    kind: "watch",
    ...entered,
    id: "flow/orders",
    mode: "live",
    why: "tried",
  });
  const modes = plan([], [override]);
  expect(watchModeOf({ type: "flow", id: "orders" }, "observe", modes)).toBe("live");
  expect(watchModeOf({ type: "flow", id: "stock" }, "observe", modes)).toBe("observe");
  expect(watchModeOf({ type: "application", id: "orders" }, "observe", modes)).toBe("observe");
});
