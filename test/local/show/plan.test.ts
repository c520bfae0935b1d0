import { expect, test } from "vitest";
import { happenings } from "../../../local/show/story/happenings.ts";
import { later, opening, type Step } from "../../../local/show/story/plan.ts";

const flowOf = ({ happening }: Step) => happenings[happening].flow;
const bodyOf = ({ happening, turn }: Step) => happenings[happening].body(turn);
const HEALTHY = new Set(["published-order", "new-order", "stock-level", "shipment"]);

test("the opening begins with healthy traffic on every flow at once", () => {
  const burst = opening.filter((_, index) =>
    opening.slice(0, index + 1).every(({ afterMs }) => afterMs === 0),
  );
  expect(new Set(burst.map(flowOf))).toEqual(new Set(["shop-orders", "stock-levels", "shipments"]));
  expect(burst.every(({ happening }) => HEALTHY.has(happening))).toBe(true);
});

test("everything that can happen happens in the opening, in 15 to 25 messages and 10 to 16 seconds", () => {
  expect(new Set(opening.map(({ happening }) => happening))).toEqual(new Set(Object.keys(happenings)));
  expect(opening.length).toBeGreaterThanOrEqual(15);
  expect(opening.length).toBeLessThanOrEqual(25);
  const seconds = opening.reduce((sum, { afterMs }) => sum + afterMs, 0) / 1000;
  expect(seconds).toBeGreaterThanOrEqual(10);
  expect(seconds).toBeLessThanOrEqual(16);
});

test.each([
  ["order-sent-twice", "new-order"],
  ["wrong-total-again", "order-with-wrong-total"],
  ["order-with-other-content", "new-order"],
  ["updated-order", "new-order"],
] as const)("%s comes some seconds after the %s that it refers to", (second, first) => {
  const after = opening.findIndex(({ happening }) => happening === second);
  const before = opening.findIndex(
    ({ happening, turn }) => happening === first && turn === opening[after]?.turn,
  );
  const gap = opening.slice(before + 1, after + 1).reduce((sum, { afterMs }) => sum + afterMs, 0);
  expect(before).toBeGreaterThanOrEqual(0);
  expect(gap).toBeGreaterThan(2000);
});

test("what follows is mostly healthy, breaks in every eighth message, and repeats nothing", () => {
  const story = later();
  const steps = Array.from({ length: 240 }, () => story.next().value);
  const broken = steps.map(({ happening }) => !HEALTHY.has(happening));
  expect(broken.every((isBroken, index) => isBroken === (index % 8 === 7))).toBe(true);
  const orders = [...opening, ...steps].filter(({ happening }) => happening === "new-order").map(bodyOf);
  expect(new Set(orders).size).toBe(orders.length);
  const mishaps = steps.filter(({ happening }) => !HEALTHY.has(happening)).map(bodyOf);
  expect(new Set(mishaps).size).toBe(mishaps.length);
});
