import { expect, test } from "vitest";
import { addressOf, filterAt, filterOf, tokensOf } from "../../../console/quarantine/held-filter.ts";

const FILTER = { flow: "shop-orders", state: "discarded", signature: "a1", text: "#1001 é" } as const;

test("a filter is the same in an address and in its field", () => {
  expect(filterAt(addressOf(FILTER))).toEqual(FILTER);
  expect(filterOf(tokensOf(FILTER))).toEqual(FILTER);
});

test("an address that names no state there is asks for none", () => {
  expect(filterAt("?state=lost&flow=")).toEqual({});
});
