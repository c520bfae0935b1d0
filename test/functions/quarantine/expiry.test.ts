import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { expiry, isSettled } from "../../../functions/quarantine/expiry.ts";

test.each([
  ["held", false],
  ["replaying", false],
  ["delivered", true],
  ["discarded", true],
] as const)("what is %s is settled: %s", (state, settled) => {
  expect(isSettled({ state })).toBe(settled);
});

test("what was settled is kept for its time, to the second that follows", () => {
  const after = expiry({ stateSince: "2026-11-24T09:00:00.250Z" }, Temporal.Duration.from("P90D"));
  expect(after.toString()).toBe("2027-02-22T09:00:01Z");
});
