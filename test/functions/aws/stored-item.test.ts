import { afterEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { readableItems } from "../../../functions/aws/stored-item.ts";

afterEach(() => vi.restoreAllMocks());

test("an item that cannot be read is logged without its content, and holds up no other", () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  const items = [{ number: { N: "1" } }, { number: { S: "secret" } }, { number: { N: "2" } }];
  expect(readableItems(z.object({ number: z.number() }), items, "incident")).toEqual([
    { number: 1 },
    { number: 2 },
  ]);
  expect(log).toHaveBeenCalledOnce();
  expect(JSON.stringify(log.mock.calls)).not.toContain("secret");
});
