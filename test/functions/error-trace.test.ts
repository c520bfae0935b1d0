import { expect, test } from "vitest";
import { errorTrace } from "../../functions/error-trace.ts";

function thrown(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test.each([
  ["a number that is none", () => BigInt("secret")],
  ["a text that is no JSON", () => JSON.parse("secret\n    at secret.ts:1:1 secret")],
  [
    "a contract that quotes",
    () => {
      throw new RangeError("secret\n    at secret");
    },
  ],
])("%s leaves its kind and place in a trace, not its message", (_, act) => {
  const error = thrown(act);
  const { name, at } = errorTrace(error);
  expect(name).toMatch(/^(Syntax|Range)Error$/);
  expect(at.join()).toContain("error-trace.test.ts");
});

test("the message of an error, however it is laid out, is not in its trace", () => {
  const error = new Error("first secret\n    at secret.ts:1:1\nsecond secret");
  expect(JSON.stringify(errorTrace(error))).not.toContain("secret");
  expect(errorTrace("secret")).toEqual({ name: "string", at: [] });
});
