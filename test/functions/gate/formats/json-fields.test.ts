import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fieldsAt, withValues } from "../../../../functions/gate/formats/json-fields.ts";

const places = (document: unknown, ...patterns: string[]) =>
  fieldsAt(document, patterns).map(({ place }) => place);

/** A text with new values, by their places. */
function written(text: string, values: Readonly<Record<string, string | number | boolean | null>>): string {
  const changes = fieldsAt(JSON.parse(text), Object.keys(values)).flatMap((field) => {
    const value = values[field.place];
    return value === undefined ? [] : [{ field, value }];
  });
  return withValues(text, changes);
}

describe("the fields that patterns name", () => {
  test("are single values only, wherever an asterisk leads", () => {
    const order = { currency: "EURO", lines: [{ title: "a" }, { title: null }, { title: ["b"] }], paid: {} };
    expect(places(order, "/currency", "/lines/*/title", "/paid", "/none", "/lines")).toEqual([
      "/currency",
      "/lines/0/title",
      "/lines/1/title",
    ]);
  });

  test("are each told once, though several patterns name them", () => {
    expect(places({ a: { b: 1 } }, "/a/b", "/a/*", "/*/b")).toEqual(["/a/b"]);
  });

  test("are not what every object inherits, and an index is written one way only", () => {
    expect(places({ a: [1] }, "/constructor", "/a/length", "/a/00", "/a/0")).toEqual(["/a/0"]);
  });

  test("have keys with slashes and tildes, escaped as a pointer does", () => {
    expect(places({ "a/b": { "~": 1 } }, "/a~1b/*")).toEqual(["/a~1b/~0"]);
  });
});

describe("a text with other values", () => {
  test.each([
    ["a string", '{ "a" : "x\\"y" ,"b":1}', { "/a": "z" }, '{ "a" : "z" ,"b":1}'],
    ["a number at the end of a list", "[1.50,2e3\n]", { "/1": 7 }, "[1.50,7\n]"],
    ["a number that becomes a text", '{"a":12.50}', { "/a": "12.50" }, '{"a":"12.50"}'],
    ["what stands alone", ' "x" ', { "/": "y" }, ' "x" '],
    ["a value that it has already", '{"a":12.50,"b":"\\u0041"}', { "/a": 12.5, "/b": "A" }, undefined],
    ["the one of a repeated key that counts", '{"a":1,"a":2}', { "/a": 3 }, '{"a":1,"a":3}'],
    ["several of them, in any order", '{"b":true,"a":null}', { "/a": 0, "/b": false }, '{"b":false,"a":0}'],
  ])("changes %s and nothing else", (_, text, values, expected = text) => {
    expect(written(text, values)).toBe(expected);
  });

  test("reads as the document with that value, whatever the document", () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
    const keys = fc.string().filter((key) => key !== "__proto__" && !/^\*+$/.test(key));
    const inner = fc.dictionary(keys, scalar, { minKeys: 1 });
    fc.assert(
      fc.property(
        fc.array(inner, { minLength: 1 }),
        fc.nat(),
        scalar,
        fc.nat(3),
        (document, pick, value, space) => {
          const fields = fieldsAt(document, ["/*/*"]);
          const field = fields[pick % fields.length];
          if (!field) return;
          const text = JSON.stringify(document, null, space);
          const [row, key] = field.path;
          const changed = document.map((one, index) =>
            index === row ? { ...one, [String(key)]: value } : one,
          );
          const after: unknown = JSON.parse(withValues(text, [{ field, value }]));
          expect(after).toEqual(changed);
        },
      ),
    );
  });
});
