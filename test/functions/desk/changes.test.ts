import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { changeOfAct, changes, plannedChanges, stretchAround } from "../../../functions/desk/changes.ts";
import { releasedChanges } from "../../../functions/desk/released-changes.ts";
import type { AuditAct } from "../../../schemas/audit-entry.ts";
import type { Plan } from "../../../schemas/plan.ts";
import { MaintenanceWindow } from "../../../schemas/maintenance.ts";
import type { Release } from "../../../schemas/release.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const openedAt = instant("2026-11-24T10:00:00Z");
const stretch = stretchAround({ openedAt }, instant("2026-11-24T12:00:00Z"));

const act = (subject: string, action: string, settings: Partial<AuditAct> = {}): AuditAct => ({
  act: "0b9f6d0a-8a58-4bfa-9a5f-0e9d1c8f6b11",
  subject,
  action,
  at: openedAt,
  by: "ana",
  address: "203.0.113.7",
  result: "done",
  ...settings,
});

const flow = { contractVersion: 1, contract: "c1", settings: "s1" };
const release = (at: string, settings: Partial<Release> = {}): Release => ({
  at: instant(at),
  code: "k1",
  support: "t1",
  flows: { orders: flow },
  ...settings,
});

const entered = { revision: 1, by: "ben", enteredAt: instant("2026-11-20T08:00:00Z") };
const maintenance = (id: string, window: object, scope: Plan["maintenances"][number]["scope"]) => ({
  kind: "maintenance" as const,
  id,
  ...entered,
  scope,
  window: MaintenanceWindow.parse(window),
  reason: "a new disk",
  explained: [],
});

describe("the time in question", () => {
  test("ends now, and a week after the opening at the latest", () => {
    expect(stretch).toEqual({
      from: instant("2026-11-17T10:00:00Z"),
      until: instant("2026-11-24T12:00:00Z"),
    });
    expect(stretchAround({ openedAt }, instant("2027-01-01T00:00:00Z")).until).toEqual(
      instant("2026-12-01T10:00:00Z"),
    );
  });
});

describe("an act", () => {
  test.each([
    ["flow/orders", "watch live", { code: "watch-live", flow: "orders" }],
    ["application/erp", "watch observe", { code: "watch-observe", flow: null, subject: "erp" }],
    ["control/orders", "control bypass", { code: "control-bypass", flow: "orders" }],
    ["control/orders", "control pause", { code: "control-pause", flow: "orders" }],
    ["control/orders", "end control", { code: "control-ended", flow: "orders" }],
    [
      "exchange/orders.0123",
      "correct",
      { code: "exchange-corrected", flow: "orders", subject: "orders.0123" },
    ],
    ["exchange/orders.0123", "approve version 2", { code: "correction-approved", flow: "orders" }],
    ["maintenance/m1", "end maintenance", { code: "maintenance-ended", flow: null, subject: "m1" }],
    ["absence/a1", "remove absence", { code: "absence-removed", flow: null }],
  ])("%s %s", (subject, action, expected) => {
    expect(changeOfAct(act(subject, action))).toMatchObject(expected);
  });

  test("that changed nothing of the flows is none, nor is one that was refused", () => {
    expect(changeOfAct(act("exchange/orders.0123", "view payload"))).toBeUndefined();
    expect(changeOfAct(act("incident/3", "acknowledge"))).toBeUndefined();
    expect(changeOfAct(act("flow/orders", "watch live", { result: "refused" }))).toBeUndefined();
  });
});

describe("a plan", () => {
  const once = { type: "once", from: "2026-11-16T00:00:00Z", until: "2026-11-18T00:00:00Z" };

  test("tells of maintenance that fell into the time, and of a recurring one that was entered then", () => {
    const nightly = { type: "recurring", cron: "0 2 * * *", zone: "Europe/Paris", duration: "PT1H" };
    const past = { type: "once", from: "2026-11-01T00:00:00Z", until: "2026-11-02T00:00:00Z" };
    const found = plannedChanges(
      {
        absences: [],
        overrides: [],
        controls: [],
        maintenances: [
          maintenance("m1", once, { flows: ["orders"], applications: [] }),
          maintenance("m2", nightly, "all"),
          maintenance("m3", past, "all"),
        ],
      },
      stretch,
    );
    expect(found).toMatchObject([
      { subject: "m1", flow: "orders", at: instant(once.from), until: instant(once.until) },
      { subject: "m2", flow: null, at: entered.enteredAt, note: "a new disk" },
    ]);
  });

  test("tells who was absent, and never why", () => {
    const absence = {
      kind: "absence" as const,
      id: "a1",
      ...entered,
      person: "ana",
      from: instant("2026-11-23T00:00:00Z"),
      until: instant("2026-11-28T00:00:00Z"),
      reason: "in hospital",
    };
    const found = plannedChanges(
      { absences: [absence], overrides: [], controls: [], maintenances: [] },
      stretch,
    );
    expect(found).toMatchObject([{ code: "absence", subject: "ana", until: absence.until }]);
    expect(JSON.stringify(found)).not.toContain("hospital");
  });
});

describe("a release", () => {
  test("tells what it changed of the one before; the first tells nothing", () => {
    const found = releasedChanges([
      release("2026-11-10T00:00:00Z"),
      release("2026-11-20T00:00:00Z", {
        code: "k2",
        flows: { orders: { ...flow, contractVersion: 3, contract: "c3" }, stock: flow },
      }),
      release("2026-11-21T00:00:00Z", {
        code: "k2",
        support: "t2",
        flows: { orders: { contractVersion: 3, contract: "c4", settings: "s2" } },
      }),
    ]);
    expect(found.map(({ code, flow, versions }) => [code, flow, versions])).toEqual([
      ["code-deployed", null, null],
      ["contract-version", "orders", { from: 1, to: 3 }],
      ["flow-added", "stock", null],
      ["team-changed", null, null],
      ["contract-changed", "orders", null],
      ["flow-settings", "orders", null],
      ["flow-removed", "stock", null],
    ]);
  });
});

test("all is told, the newest first, without what is of other flows", () => {
  const found = changes(
    {
      acts: [
        act("flow/orders", "watch live", { at: instant("2026-11-19T00:00:00Z") }),
        act("flow/stock", "watch live"),
      ],
      plan: { absences: [], maintenances: [], overrides: [], controls: [] },
      releases: [release("2026-11-10T00:00:00Z"), release("2026-11-20T00:00:00Z", { code: "k2" })],
    },
    stretch,
    (flow) => flow === "orders",
  );
  expect(found.map(({ code }) => code)).toEqual(["code-deployed", "watch-live"]);
});
