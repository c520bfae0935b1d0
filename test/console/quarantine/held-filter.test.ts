import { expect, test } from "vitest";
import { addressOf, filterAt, filterOf, queryOf, tokensOf } from "../../../console/quarantine/held-filter.ts";

const FILTER = {
  flow: "shop-orders",
  state: "discarded",
  signature: "a1",
  text: "#1001 é",
  from: "2026-03-28",
  until: "2026-03-29",
} as const;

test("a filter is the same in an address and in its field", () => {
  expect(filterAt(addressOf(FILTER))).toEqual(FILTER);
  expect(filterOf(tokensOf(FILTER))).toEqual(FILTER);
});

test("an address that names no state there is asks for none", () => {
  expect(filterAt("?state=lost&flow=")).toEqual({});
});

test("days are asked for from their beginning to their end, in the client's zone", () => {
  expect(queryOf(FILTER, "Europe/Paris")).toEqual({
    flow: "shop-orders",
    state: "discarded",
    signature: "a1",
    text: "#1001 é",
    from: "2026-03-28T00:00:00+01:00",
    until: "2026-03-29T23:59:59.999+02:00",
  });
});

test("what is no day is left out of a filter", () => {
  expect(filterAt("?from=yesterday&until=2026-13-01")).toEqual({});
});
