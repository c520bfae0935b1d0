import { describe, expect, test } from "vitest";
import { draftOf, inOtherForm, readDraft } from "../../../console/recipe/recipe-draft.ts";
import { placesOf } from "../../../console/recipe/recipe-places.ts";
import { emptyRow, faultOf, recipeOf, rowsOf } from "../../../console/recipe/recipe-rows.ts";
import { Recipe } from "../../../schemas/recipe.ts";

const RECIPE = Recipe.parse([
  { op: "map", path: "/lines/*/vat", table: { FR5: "FR055", "20": "FR20" }, unlisted: "refuse" },
  { op: "replace", path: "/total", value: -12.5 },
  { op: "default", path: "/paid", value: false },
  { op: "replace", path: "/note", value: null },
  { op: "remove", path: "/lines/*/old" },
]);
const row = { ...emptyRow("a", "/vat"), pairs: [{ old: "5", value: "5.5" }] };

test("rows say the same recipe again", () => {
  const rows = rowsOf(RECIPE);
  expect(rows?.map(({ operation, kind }) => [operation, kind])).toEqual([
    ["map", "text"],
    ["replace", "number"],
    ["default", "boolean"],
    ["replace", "null"],
    ["remove", "text"],
  ]);
  expect(recipeOf(rows ?? [])).toEqual(RECIPE);
});

test.each([
  [[{ op: "test", path: "/a", value: 1 }]],
  [[{ op: "move", from: "/a", path: "/b" }]],
  [[{ op: "replace", path: "/a", value: { b: 1 } }]],
  [[{ op: "map", path: "/a", table: { one: "1", two: 2 } }]],
  [[{ op: "replace", path: "/a", value: "" }]],
])("rows leave %j to JSON", (recipe) => {
  expect(rowsOf(Recipe.parse(recipe))).toBeUndefined();
  expect(draftOf(Recipe.parse(recipe))).toMatchObject({ form: "json" });
});

describe("of a row", () => {
  test.each([
    ["text", "5.5", "5.5"],
    ["number", " 5.5 ", 5.5],
    ["number", "-0.25", -0.25],
    ["boolean", "true", true],
    ["null", "", null],
  ] as const)("a value that is %s is meant by “%s”", (kind, value, meant) => {
    expect(recipeOf([{ ...row, operation: "replace", kind, value }])).toEqual([
      { op: "replace", path: "/vat", value: meant },
    ]);
  });

  test.each([
    ["number", "5,5"],
    ["number", "1234567890123456789"],
    ["number", "1e3"],
    ["boolean", "yes"],
    ["text", ""],
  ] as const)("no value that is %s is meant by “%s”", (kind, value) => {
    expect(faultOf({ ...row, operation: "default", kind, value })).toBe("values");
    expect(recipeOf([{ ...row, operation: "default", kind, value }])).toBeUndefined();
  });

  test("an old value stands once, and not without a new one", () => {
    expect(faultOf(row)).toBeUndefined();
    expect(faultOf({ ...row, pairs: [...row.pairs, ...row.pairs] })).toBe("values");
    expect(faultOf({ ...row, pairs: [...row.pairs, { old: "6", value: "" }] })).toBe("values");
    expect(faultOf({ ...row, pairs: [] })).toBe("values");
  });

  test("a place is a pointer, at whose end a default names what it fills in", () => {
    expect(faultOf({ ...row, place: "vat" })).toBe("place");
    expect(faultOf({ ...row, operation: "default", value: "a", place: "/lines/*" })).toBe("place");
  });
});

test("a draft goes from one form to the other and back", () => {
  const draft = draftOf(RECIPE);
  const json = draft && inOtherForm(draft);
  expect(json).toMatchObject({ form: "json" });
  expect(json && inOtherForm(json)).toEqual(draft);
  expect(inOtherForm({ form: "json", text: '[{"op":"test","path":"/a","value":1}]' })).toBeUndefined();
  expect(draftOf([])).toBeUndefined();
});

test("what is no recipe is told with its place", () => {
  expect(readDraft({ form: "json", text: '[{"op":"remove","path":"a"}]' })).toMatchObject({
    outcome: "none",
    faults: [expect.stringMatching(/^0\/path: is no JSON Pointer/)],
  });
  expect(readDraft({ form: "json", text: "[" })).toMatchObject({
    outcome: "none",
    faults: [expect.stringContaining("JSON")],
  });
});

test("places are those that fail, with * for each index, then those that may be edited", () => {
  const faults = [{ path: "/lines/-/vat" }, { path: "" }, { path: "/rows/-" }, { path: "/a-/-b" }];
  expect(placesOf(faults, ["/lines/*/vat", "/due", "/address/**"])).toEqual([
    "/lines/*/vat",
    "/rows/*",
    "/a-/-b",
    "/due",
  ]);
  expect(placesOf([], "all")).toEqual([]);
});
