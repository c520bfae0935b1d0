import { describe, expect, test } from "vitest";
import { refusedPolicy } from "../../../local/notifications/filter-policy.ts";

const values = (count: number) => Array.from({ length: count }, (_, at) => `v${at}`);

describe("a filter policy is taken", () => {
  test.each<[name: string, scope: "MessageAttributes" | "MessageBody", policy: object]>([
    [
      "with every operator",
      "MessageAttributes",
      { a: ["x", 1, true, null, { prefix: "p" }, { suffix: "s" }] },
    ],
    ["with ranges", "MessageAttributes", { a: [{ numeric: [">=", 0, "<", 1e9] }], b: [{ exists: false }] }],
    [
      "with exclusions",
      "MessageAttributes",
      { a: [{ "anything-but": ["x", "y"] }, { "anything-but": { prefix: "z" } }] },
    ],
    ["with 5 keys", "MessageAttributes", { a: ["1"], b: ["1"], c: ["1"], d: ["1"], e: ["1"] }],
    ["with 150 combinations", "MessageAttributes", { a: values(15), b: values(10) }],
    ["with alternatives", "MessageAttributes", { $or: [{ a: ["x"] }, { b: ["y"] }], c: ["z"] }],
    ["nested, of a body", "MessageBody", { order: { priority: ["P1"] } }],
    [
      "nested, with combinations just below the limit",
      "MessageBody",
      { a: { b: { c: values(5) } }, d: { e: values(5) } },
    ],
  ])("%s (%s)", (_name, scope, policy) => {
    expect(refusedPolicy(JSON.stringify(policy), scope)).toBeUndefined();
  });
});

describe("a filter policy is refused", () => {
  test.each<[name: string, scope: "MessageAttributes" | "MessageBody", json: string, why: string]>([
    ["that is no JSON", "MessageAttributes", "{", "failed to parse JSON"],
    ["that is no object", "MessageAttributes", "[]", "expected object"],
    ["whose condition is no list", "MessageAttributes", '{"a":"x"}', "must be an array"],
    ["with a list of nothing", "MessageAttributes", '{"a":[]}', "must be an array with a value"],
    ["with an operator that there is not", "MessageAttributes", '{"a":[{"like":"x"}]}', "Invalid input"],
    ["that nests where only attributes are", "MessageAttributes", '{"a":{"b":["x"]}}', "must be an array"],
    ["with a number beyond a billion", "MessageAttributes", '{"a":[1000000001]}', "Too big"],
    ["with a null that the emulator would take wrongly", "MessageBody", '{"a":[null]}', "Invalid input"],
    [
      "with 6 keys",
      "MessageAttributes",
      JSON.stringify({ a: ["1"], b: ["1"], c: ["1"], d: ["1"], e: ["1"], f: ["1"] }),
      "more than 5 keys",
    ],
    [
      "with 6 keys in all, some in alternatives",
      "MessageAttributes",
      JSON.stringify({
        $or: [
          { a: ["1"], b: ["1"], c: ["1"] },
          { d: ["1"], e: ["1"], f: ["1"] },
        ],
      }),
      "more than 5 keys",
    ],
    ["with 151 values", "MessageAttributes", JSON.stringify({ a: values(151) }), "too complex"],
    [
      "with 154 combinations",
      "MessageAttributes",
      JSON.stringify({ a: values(14), b: values(11) }),
      "too complex",
    ],
    [
      "whose values count as often as they lie deep",
      "MessageBody",
      JSON.stringify({ a: { b: { c: values(4) } }, d: { e: values(3) }, f: values(3) }),
      "too complex",
    ],
    ["above 256 KiB", "MessageAttributes", JSON.stringify({ a: ["x".repeat(262_144)] }), "too long"],
  ])("%s", (_name, scope, json, why) => {
    expect(refusedPolicy(json, scope)).toContain(why);
  });
});
