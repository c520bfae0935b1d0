import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { falseCallRates } from "../../../functions/desk/false-calls.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { incident } from "./incidents.ts";

const resolved = (at: string, verdict?: "real" | "false-call", settings: Partial<Incident> = {}) =>
  incident({
    state: "closed",
    resolvedAt: Temporal.Instant.from(at),
    ...(verdict ? { resolution: { by: "ana", note: "seen", verdict } } : {}),
    ...settings,
  });

test("of each rule it is told how many calls of a month were false, by the client's clock", () => {
  const incidents = [
    resolved("2026-11-24T10:00Z", "false-call"),
    resolved("2026-11-24T11:00Z", "real"),
    resolved("2026-11-24T12:00Z"),
    // In Paris it is December by then, and November still.
    resolved("2026-11-30T23:30Z", "false-call"),
    resolved("2026-10-31T23:30Z", "false-call"),
    resolved("2026-11-24T13:00Z", "real", { kind: "late" }),
    resolved("2026-11-24T14:00Z", "false-call", { mode: "observe" }),
    incident(),
  ];
  expect(falseCallRates(incidents, Temporal.PlainYearMonth.from("2026-11"), "Europe/Paris")).toEqual([
    { kind: "silent", resolved: 4, falseCalls: 2, rate: 0.5 },
    { kind: "late", resolved: 1, falseCalls: 0, rate: 0 },
  ]);
});
