import { expect, test } from "vitest";
import { Throttle } from "../../../local/http-api/throttle.ts";

const through = (throttle: Throttle, requests: number, at: number) =>
  Array.from({ length: requests }, () => throttle.takes(at)).filter(Boolean).length;

test("so many go through at once, then so many a second, and never more than at once", () => {
  const throttle = new Throttle(2, 5);
  expect(through(throttle, 9, 1000)).toBe(5);
  expect(through(throttle, 9, 1400)).toBe(0);
  expect(through(throttle, 9, 1500)).toBe(1);
  expect(through(throttle, 9, 3000)).toBe(3);
  expect(through(throttle, 9, 1_000_000)).toBe(5);
});
