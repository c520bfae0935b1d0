/** How the sweep closes what broke off. */
import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, test } from "vitest";
import { gate } from "../../../functions/gate/gate.ts";
import { closeAudit } from "../../../functions/sweep/close-audit.ts";
import { letter, letterPassage } from "../letters.ts";
import { MemoryAudit } from "../memory-audit.ts";
import { MemoryJobs } from "../memory-jobs.ts";
import { MemoryPorts } from "../memory-ports.ts";
import { MemoryWatch } from "../memory-watch.ts";

const at = Temporal.Instant.from("2026-11-24T09:00:00Z");
const plan = { absences: [], maintenances: [], overrides: [], controls: [] };
const act = "6f1d2c3b-0000-4000-8000-000000000001";

let audit: MemoryAudit;
let ports: MemoryPorts;
let watch: MemoryWatch;
beforeEach(() => {
  audit = new MemoryAudit();
  ports = new MemoryPorts();
  watch = new MemoryWatch();
});

const intend = (subject: string) =>
  audit.intend({ act, subject, at, by: "ana", address: "203.0.113.7", action: "discard" });
const closeAt = (minutes: number) =>
  closeAudit(plan, at.add({ minutes }), {
    audit,
    quarantine: ports.quarantine,
    incidents: watch.incidents,
    jobs: new MemoryJobs(ports),
  });

test("an intent without an outcome is closed after minutes, with the revision that its subject shows", async () => {
  await gate(letterPassage(), [letter("1", "longer than ten")], at, ports);
  const [id = ""] = ports.held.keys();
  await intend(`exchange/${id}`);
  expect(await closeAt(4)).toBe(0);
  expect(await closeAt(5)).toBe(1);
  expect(audit.outcomes.get(act)).toMatchObject({
    result: "unknown",
    shows: 1,
    shownAt: at.add({ minutes: 5 }),
  });
});

test.each([
  "exchange/orders.none",
  "incident/17",
  "maintenance/none",
  "absence/none",
  "control/none",
  "flow/orders",
  "job/orders.none",
])("one on %s, which is not there, is closed without a revision", async (subject) => {
  await intend(subject);
  expect(await closeAt(5)).toBe(1);
  expect(audit.outcomes.get(act)).not.toHaveProperty("shows");
});

test("what has an outcome is left as it is, and nothing is closed twice", async () => {
  await intend("flow/orders");
  await audit.conclude({ act, subject: "flow/orders", at, result: "done", from: 1, to: 2 });
  expect(await closeAt(5)).toBe(0);
  expect(audit.outcomes.get(act)).toMatchObject({ result: "done" });
});

test("one that no sweep looked at in time is closed within the hour", async () => {
  await intend("flow/orders");
  expect(await closeAt(59)).toBe(0);
  expect(await closeAt(60)).toBe(1);
});
