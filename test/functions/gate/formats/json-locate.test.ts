import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Path } from "../../../../schemas/decoder.ts";
import { decodeJson } from "../../../../functions/gate/formats/json.ts";

function locate(text: string, path: Path): string {
  const decoded = decodeJson(new TextEncoder().encode(text));
  const position = decoded.outcome === "decoded" ? decoded.locate(path) : null;
  return `${position?.line}:${position?.column}`;
}

const order = `{
  "order": { "name" : "#1\\"}", "tags": [],
    "line_items": [
      {"sku": "A"}, {"sku":
        "B", "price": 12.5} ],
    "note": "😀", "\\u0061": true
  }
}`;

test.each<readonly [name: string, path: Path, position: string]>([
  ["the whole", [], "1:1"],
  ["an object", ["order"], "2:12"],
  ["a text", ["order", "name"], "2:23"],
  ["an empty array", ["order", "tags"], "2:40"],
  ["an array", ["order", "line_items"], "3:19"],
  ["an item", ["order", "line_items", 1], "4:21"],
  ["a value on the next line", ["order", "line_items", 1, "sku"], "5:9"],
  ["a number", ["order", "line_items", 1, "price"], "5:23"],
  ["a key that was escaped", ["order", "a"], "6:28"],
  ["a missing key, at its parent", ["order", "email"], "2:12"],
  ["a missing key of an inherited name, at its parent", ["order", "constructor"], "2:12"],
  ["a missing item, at its parent", ["order", "line_items", 2, "sku"], "3:19"],
  ["no step into a text", ["order", "name", "length"], "2:23"],
  ["no step into an array by a name", ["order", "line_items", "length"], "3:19"],
  ["no step into a number", ["order", "line_items", 1, "price", 0], "5:23"],
])("finds %s", (_name, path, position) => {
  expect(locate(order, path)).toBe(position);
});

test("finds the last of repeated keys, the one that counts", () => {
  expect(locate('{"a":{"x":1},"a":{"y":2}}', ["a"])).toBe("1:18");
  expect(locate('{"a":{"x":1},"a":{"y":2}}', ["a", "x"])).toBe("1:18");
});

test("finds a value alone behind white space", () => {
  expect(locate("\n  42", [])).toBe("2:3");
});

/** Every path into a document with the value there. */
function* places(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  yield [path, value];
  if (typeof value !== "object" || value === null) return;
  const steps: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [step, child] of steps) yield* places(child, [...path, step]);
}

test("points at the very characters of each value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "grapheme" }), fc.nat(2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const decoded = decodeJson(new TextEncoder().encode(text));
      if (decoded.outcome !== "decoded") return;
      const lines = text.split("\n").map((line) => Array.from(line));
      for (const [path, child] of places(decoded.document)) {
        const { line = 0, column = 0 } = decoded.locate(path) ?? {};
        const first = lines[line - 1]?.slice(column - 1) ?? [];
        const rest = [first.join(""), ...lines.slice(line).map((line) => line.join(""))].join("\n");
        // Printed in its place, deeper lines are indented further.
        const written = JSON.stringify(child, null, indent).split("\n", 1).join("");
        expect(rest.startsWith(written)).toBe(true);
      }
    }),
  );
});

test("answers many questions about one big message", () => {
  const items = Array.from({ length: 20_000 }, (_, index) => `{"sku":"${index}","quantity":1}`);
  const decoded = decodeJson(new TextEncoder().encode(`{"items":[\n${items.join(",\n")}]}`));
  for (let index = 0; index < 20_000; index += 200) {
    const position = decoded.outcome === "decoded" ? decoded.locate(["items", index, "quantity"]) : null;
    expect(position?.line).toBe(index + 2);
  }
});
