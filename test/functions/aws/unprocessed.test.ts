import { expect, test } from "vitest";
import { untilProcessed } from "../../../functions/aws/unprocessed.ts";

test("what a call leaves unprocessed is handed to it again, and nothing else", async () => {
  const calls: number[][] = [];
  const left = await untilProcessed([1, 2, 3, 4], async (items) => {
    calls.push([...items]);
    return items.slice(2);
  });
  expect(calls).toEqual([
    [1, 2, 3, 4],
    [3, 4],
  ]);
  expect(left).toEqual([]);
});

test("what stays unprocessed after all attempts is told", async () => {
  let calls = 0;
  const left = await untilProcessed(["a", "b"], async (items) => {
    calls += 1;
    return items.filter((item) => item === "b");
  });
  expect(left).toEqual(["b"]);
  expect(calls).toBe(5);
});
