import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { erasureFault } from "../../../functions/quarantine/erasure.ts";
import type { HoldState } from "../../../schemas/held-exchange.ts";

const settledAt = Temporal.Instant.from("2026-11-24T09:00:00Z");
const exchange = (id: string, state: HoldState) => ({ id, state, stateSince: settledAt.toString() });
const settled = [exchange("a", "delivered"), exchange("b", "discarded")];

test.each(["held", "replaying"] as const)("what is %s is not erased, however old it is", (state) => {
  const at = settledAt.add({ hours: 9000 });
  expect(erasureFault([...settled, exchange("c", state)], at)).toEqual({ code: "erasure-held", id: "c" });
});

test("what was settled may be erased once a quarter of an hour has passed", () => {
  const fault = { code: "erasure-unsettled", id: "a" };
  expect(erasureFault(settled, settledAt.add({ minutes: 15 }).subtract({ seconds: 1 }))).toEqual(fault);
  expect(erasureFault(settled, settledAt.add({ minutes: 15 }))).toBeUndefined();
});
