import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonEditor } from "../../../functions/gate/formats/json-editor.ts";
import { jsonlEditor } from "../../../functions/gate/formats/jsonl-editor.ts";
import { apply } from "../../../functions/recipe/apply.ts";
import { Recipe } from "../../../schemas/recipe.ts";

const applied = (text: string, ...operations: readonly unknown[]) =>
  apply(Recipe.parse(operations), text, jsonEditor);

const ORDER = `{ "id": "7",\n  "amount" : 12.50, "exact":1.50e3,
  "lines": [ {"sku": "a", "vat" :"20 %"},\n    {"sku":"b","vat":"5,5"}, {"sku":"c"} ] }\n`;

describe("a recipe on JSON", () => {
  test.each<[string, unknown, string]>([
    ["replaces", { op: "replace", path: "/id", value: "8" }, ORDER.replace('"7"', '"8"')],
    [
      "replaces at each index that has the place",
      { op: "replace", path: "/lines/*/vat", value: 20 },
      ORDER.replace('"20 %"', "20").replace('"5,5"', "20"),
    ],
    ["removes the first member", { op: "remove", path: "/id" }, ORDER.replace('"id": "7",\n  ', "")],
    [
      "removes at each index",
      { op: "remove", path: "/lines/*/vat" },
      ORDER.replace(', "vat" :"20 %"', "").replace(',"vat":"5,5"', ""),
    ],
    [
      "removes items",
      { op: "remove", path: "/lines/1" },
      ORDER.replace(/,\n {4}\{"sku":"b","vat":"5,5"\}/, ""),
    ],
    ["empties a list", { op: "remove", path: "/lines/*" }, ORDER.replace(/\[ .* \]/s, "[ ]")],
    [
      "adds a member as its neighbours are written",
      { op: "add", path: "/lines/0/ean", value: null },
      ORDER.replace('"20 %"', '"20 %", "ean" :null'),
    ],
    ["adds in place of what is there", { op: "add", path: "/id", value: "8" }, ORDER.replace('"7"', '"8"')],
    [
      "adds an item before another",
      { op: "add", path: "/lines/0", value: 1 },
      ORDER.replace('[ {"sku": "a"', '[ 1, {"sku": "a"'),
    ],
    [
      "adds an item behind the last",
      { op: "add", path: "/lines/-", value: 1 },
      ORDER.replace('{"sku":"c"}', '{"sku":"c"}, 1'),
    ],
    [
      "copies as it is written",
      { op: "copy", from: "/amount", path: "/lines/*/price" },
      ORDER.replace('"20 %"', '"20 %", "price" :12.50')
        .replace('"5,5"', '"5,5","price":12.50')
        .replace('"c"', '"c","price":12.50'),
    ],
    [
      "moves each by itself",
      { op: "move", from: "/lines/*/sku", path: "/lines/*/ean" },
      ORDER.replace('"sku": "a", "vat" :"20 %"', '"vat" :"20 %","ean" :"a"')
        .replace('"sku":"b","vat":"5,5"', '"vat":"5,5","ean":"b"')
        .replace('"sku":"c"', '"ean":"c"'),
    ],
    [
      "maps what the table lists",
      { op: "map", path: "/lines/*/vat", table: { "20 %": "20.0" } },
      ORDER.replace("20 %", "20.0"),
    ],
    [
      "gives a default where nothing is",
      { op: "default", path: "/lines/*/vat", value: "0" },
      ORDER.replace('"c"', '"c","vat":"0"'),
    ],
    ["leaves what has the value already", { op: "replace", path: "/amount", value: 12.5 }, ORDER],
  ])("%s", (_, operation, expected) => {
    expect(applied(ORDER, operation)).toMatchObject({ outcome: "applied", text: expected });
  });

  test("tells each place with what was there and what is", () => {
    const told = applied(
      ORDER,
      { op: "default", path: "/lines/*/vat", value: "0" },
      { op: "remove", path: "/id" },
    );
    expect(told).toMatchObject({
      changed: [
        { place: "/id", before: "7", after: undefined },
        { place: "/lines/2/vat", before: undefined, after: "0" },
      ],
    });
  });

  test.each<[string, unknown, string]>([
    ["a test that fails", { op: "test", path: "/id", value: "8" }, "recipe-test-failed"],
    [
      "a test of what is missing at one index",
      { op: "test", path: "/lines/*/vat", value: "x" },
      "recipe-test-failed",
    ],
    ["a place that is missing", { op: "replace", path: "/lines/3/vat", value: "x" }, "recipe-place-missing"],
    ["a parent that is missing", { op: "add", path: "/to/name", value: "x" }, "recipe-place-missing"],
    ["an index with a leading zero", { op: "remove", path: "/lines/00" }, "recipe-place-missing"],
    [
      "a value that the table does not list",
      { op: "map", path: "/lines/*/vat", table: { "20 %": "20.0" }, unlisted: "refuse" },
      "recipe-value-unlisted",
    ],
    ["a key that no JSON may hold", { op: "add", path: "/__proto__", value: "x" }, "recipe-unwritable"],
  ])("refuses %s", (_, operation, code) => {
    const first = { op: "replace", path: "/id", value: "9" };
    expect(applied(ORDER, first, operation)).toMatchObject({ outcome: "refused", code, operation: 1 });
  });

  test("takes the last of members with one key, and takes all of them out", () => {
    const text = '{"a":1,"a":2}';
    expect(applied(text, { op: "replace", path: "/a", value: 3 })).toMatchObject({ text: '{"a":1,"a":3}' });
    expect(applied(text, { op: "remove", path: "/a" })).toMatchObject({ text: "{}" });
  });

  test("mends each of many lines", () => {
    const text = `{"lines":[${'{"a":1.50},'.repeat(5_000)}{"a":1.50}]}`;
    const move = { op: "move", from: "/lines/*/a", path: "/lines/*/b" };
    expect(applied(text, move)).toMatchObject({ text: text.replaceAll('"a"', '"b"') });
  });

  test("counts an index of a move after what is moved was taken out, as RFC 6902 has it", () => {
    const text = "[0, 1, 2, 3]";
    expect(applied(text, { op: "move", from: "/0", path: "/2" })).toMatchObject({ text: "[1, 2, 0, 3]" });
    expect(applied(text, { op: "move", from: "/3", path: "/0" })).toMatchObject({ text: "[3, 0, 1, 2]" });
  });
});

test("a recipe on JSON Lines changes within lines, and neither adds nor takes out any", () => {
  const text = '{"id": 1, "n": 1.50}\r\n{"id":2,"n":2.0}\n';
  const copy = Recipe.parse([{ op: "copy", from: "/*/n", path: "/*/m" }]);
  expect(apply(copy, text, jsonlEditor)).toMatchObject({
    text: '{"id": 1, "n": 1.50, "m": 1.50}\r\n{"id":2,"n":2.0,"m":2.0}\n',
  });
  const added = Recipe.parse([{ op: "add", path: "/-", value: 1 }]);
  expect(apply(added, text, jsonlEditor)).toMatchObject({ code: "recipe-unwritable" });
});

describe("what no recipe may say", () => {
  test.each<[string, unknown]>([
    ["an add to each", { op: "add", path: "/a/*", value: 1 }],
    ["whatever is below", { op: "remove", path: "/a/**" }],
    ["a move into itself", { op: "move", from: "/a", path: "/a/b" }],
    ["a copy from more places than it goes to", { op: "copy", from: "/a/*/b", path: "/c" }],
    ["a move of one to many", { op: "move", from: "/a", path: "/b/*/c" }],
    ["no value", { op: "add", path: "/a" }],
    ["a number that would lose digits", { op: "add", path: "/a", value: [{ b: 1234567890.1234567 }] }],
    ["another operation", { op: "merge", path: "/a", value: 1 }],
  ])("%s", (_, operation) => {
    expect(Recipe.safeParse([operation]).success).toBe(false);
  });
});

const Word = fc.constantFrom("a", "b", "c", "d~/", "");
const Leaf = fc.oneof(fc.string({ maxLength: 6 }), fc.integer(), fc.boolean(), fc.constant(null));
const { node: Node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    Leaf,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(Word, tie("node"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const Text = fc
  .tuple(Node, fc.constantFrom(undefined, 1, "\t"))
  .map(([node, indent]) => JSON.stringify({ root: node }, null, indent));
const Step = fc.constantFrom("a", "b", "c", "d~0~1", "", "0", "1", "-", "*");
const Pattern = fc
  .array(Step, { minLength: 0, maxLength: 3 })
  .map((steps) => ["", "root", ...steps].join("/"));
const Operation = fc.oneof(
  fc.record({ op: fc.constantFrom("add", "replace", "default", "test"), path: Pattern, value: Node }),
  fc.record({ op: fc.constant("remove"), path: Pattern }),
  fc.record({ op: fc.constantFrom("copy", "move"), from: Pattern, path: Pattern }),
  fc.record({
    op: fc.constant("map"),
    path: Pattern,
    table: fc.dictionary(fc.string({ maxLength: 2 }), Leaf, { noNullPrototype: true }),
  }),
);
const Written = fc
  .array(Operation, { minLength: 1, maxLength: 3 })
  .map((operations) => Recipe.safeParse(operations))
  .filter(({ success }) => success)
  .map(({ data }) => data ?? []);

describe("whatever a recipe says", () => {
  test("it never breaks a text, and what it can name it can write", () => {
    fc.assert(
      fc.property(Text, Written, (text, recipe) => {
        const outcome = apply(recipe, text, jsonEditor);
        expect(outcome).not.toMatchObject({ code: "recipe-unwritable" });
      }),
      { numRuns: 1000 },
    );
  });

  test("a replacement changes the places that it names, each by itself, and no other byte", () => {
    fc.assert(
      fc.property(Text, Pattern, (text, path) => {
        const outcome = apply(Recipe.parse([{ op: "replace", path, value: "new value" }]), text, jsonEditor);
        if (outcome.outcome !== "applied") return;
        const pieces = outcome.text.split('"new value"');
        let at = 0;
        for (const piece of pieces) {
          const found = text.indexOf(piece, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + piece.length;
        }
      }),
    );
  });

  test("a recipe whose last test fails changes nothing", () => {
    fc.assert(
      fc.property(Text, Written, (text, recipe) => {
        const failing = Recipe.parse([{ op: "test", path: "/root-is-elsewhere", value: 1 }]);
        expect(apply([...recipe, ...failing], text, jsonEditor).outcome).toBe("refused");
      }),
    );
  });

  test("a mapping to values that it does not map is the same done twice", () => {
    const Table = fc.dictionary(fc.string({ maxLength: 3 }), fc.integer({ min: 1000 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(Text, Pattern, Table, (text, path, table) => {
        const recipe = Recipe.parse([{ op: "map", path, table, unlisted: "keep" }]);
        const once = apply(recipe, text, jsonEditor);
        if (once.outcome !== "applied") return;
        expect(apply(recipe, once.text, jsonEditor)).toEqual({ ...once, changed: [] });
      }),
    );
  });
});
