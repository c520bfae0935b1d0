import { expect, test } from "vitest";
import { verdict } from "../../local/lambda/batch-response.ts";
import type { Outcome } from "../../local/lambda/environment.ts";

const ids = new Set(["a", "b"]);
const answer = (value: unknown): Outcome => ({ kind: "answer", answer: value });
const items = (...failed: unknown[]): Outcome =>
  answer({ batchItemFailures: failed.map((id) => ({ itemIdentifier: id })) });

test.each<[name: string, outcome: Outcome, kind: ReturnType<typeof verdict>["kind"]]>([
  ["an empty list", items(), "all-handled"],
  ["no list", answer({}), "all-handled"],
  ["a null list", answer({ batchItemFailures: null }), "all-handled"],
  ["null", answer(null), "all-handled"],
  ["one id of the batch", items("a"), "some-failed"],
  ["every id of the batch", items("a", "b"), "some-failed"],
  ["an id of another batch", items("a", "c"), "all-failed"],
  ["an empty id", items(""), "all-failed"],
  ["a null id", items(null), "all-failed"],
  ["an item with another key", answer({ batchItemFailures: [{ id: "a" }] }), "all-failed"],
  ["a list that is none", answer({ batchItemFailures: "a" }), "all-failed"],
  ["text", answer("ok"), "all-failed"],
  ["a failure", { kind: "failure", type: "Error", message: "thrown" }, "all-failed"],
])("%s", (_name, outcome, kind) => {
  expect(verdict(outcome, ids, true).kind).toBe(kind);
});

test("a mapping that does not ask for item failures takes any answer for success", () => {
  expect(verdict(items("a"), ids, false)).toEqual({ kind: "all-handled" });
  expect(verdict({ kind: "failure", type: "Error", message: "thrown" }, ids, false).kind).toBe("all-failed");
});
