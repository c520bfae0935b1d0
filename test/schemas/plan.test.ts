import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { PlanItem } from "../../schemas/plan.ts";

const entered = { id: "3f2a9c01", revision: 1, by: "ana", enteredAt: "2026-11-24T08:00:00.000Z" };
const times = { from: "2026-11-24T10:00:00.000Z", until: "2026-11-24T12:00:00.000Z" };
const maintenance = { kind: "maintenance", ...entered, reason: "upgrade", explained: [] } as const;

test.each([
  ["an absence", { kind: "absence", ...entered, person: "ana", ...times, reason: "leave" }],
  ["a maintenance once", { ...maintenance, scope: "all", window: { type: "once", ...times } }],
  [
    "a recurring maintenance with what it explained",
    {
      ...maintenance,
      scope: { flows: ["orders"], applications: ["erp"] },
      window: { type: "recurring", cron: "0 2 * * sun", zone: "Europe/Paris", duration: "PT2H" },
      endedAt: times.until,
      explained: [{ cause: "flow/orders#silent", since: times.from }],
    },
  ],
  ["a watch mode", { kind: "watch", ...entered, id: "flow/orders", mode: "live", why: "tried" }],
])("%s is stored as it was read", (_, stored) => {
  expect(PlanItem.encode(PlanItem.parse(stored))).toEqual(stored);
});

test("an absence of more than a year is refused with the mend", () => {
  const from = Temporal.Instant.from(times.from);
  const absence = (hours: number) =>
    PlanItem.safeParse({
      kind: "absence",
      ...entered,
      person: "ana",
      ...times,
      until: from.add({ hours }).toString(),
    });
  expect(absence(24 * 366).success).toBe(true);
  expect(absence(24 * 366 + 1).error?.issues[0]?.message).toContain("out of the team");
});
