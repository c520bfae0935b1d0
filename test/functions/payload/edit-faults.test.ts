/** Which places of a message an edit touches, and which of them it may. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeJson } from "../../../functions/gate/formats/json.ts";
import { changedFields } from "../../../functions/payload/changed-fields.ts";
import { editFaults } from "../../../functions/payload/edit-faults.ts";

const places = (before: string, after: string, editable: "all" | string[]) =>
  editFaults(decodeJson(Buffer.from(before)), decodeJson(Buffer.from(after)), editable).map(
    ({ place }) => place,
  );

describe("what changed", () => {
  test.each([
    ["a value", { a: 1 }, { a: 2 }, ["/a"]],
    ["a value in a list", { a: [1, 2] }, { a: [1, 3] }, ["/a/1"]],
    ["an added object, by its innermost values", {}, { a: { b: 1, c: [2] } }, ["/a/b", "/a/c/0"]],
    ["a removed object, by its innermost values", { a: { b: 1 } }, {}, ["/a/b"]],
    ["an added empty list", {}, { a: [] }, ["/a"]],
    ["a list in place of an object", { a: { b: 1 } }, { a: [1] }, ["/a", "/a/b", "/a/0"]],
    ["a text in place of an object", { a: { b: 1 } }, { a: "x" }, ["/a/b", "/a"]],
    ["nothing but order and white space", { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ["null in place of nothing", {}, { a: null }, ["/a"]],
    ["the whole message", 1, 2, [""]],
  ])("%s", (_, before, after, places) => {
    expect(changedFields(before, after)).toEqual(places);
  });

  test("is nothing between equal messages, and something between others, whichever comes first", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const copy: unknown = JSON.parse(JSON.stringify(a));
        expect(changedFields(JSON.parse(JSON.stringify(a)), copy)).toEqual([]);
        const other: unknown = JSON.parse(JSON.stringify(b));
        expect(changedFields(copy, other).length === 0).toBe(changedFields(other, copy).length === 0);
      }),
    );
  });
});

describe("an edit", () => {
  test.each<[string, string, string, "all" | string[], string[]]>([
    ["of a listed field is allowed", '{"a":1,"b":1}', '{"a":2,"b":1}', ["/a"], []],
    ["of a field that is not listed is told by its place", '{"a":1,"b":1}', '{"a":2,"b":2}', ["/a"], ["/b"]],
    ["of anything is refused where nothing is listed", '{"a":1}', '{"a":2}', [], ["/a"]],
    ["that only lays the text out anew is allowed", '{"a":1}', '{ "a": 1 }', [], []],
    ["that hides a value behind a repeated key is refused", '{"a":1}', '{"a":9,"a":1}', [], ["/a"]],
    ["that puts an object under a listed field is refused", '{"a":1}', '{"a":{"x":1}}', ["/a"], ["/a/x"]],
    ["of what cannot be decoded is refused as a whole", '{"a":', '{"a":1}', ["/a"], [""]],
    ["into what cannot be decoded is refused as a whole", '{"a":1}', '{"a":', ["/a"], [""]],
    ["of what cannot be decoded is allowed where all may be changed", '{"a":', '{"a":1}', "all", []],
  ])("%s", (_, before, after, editable, refused) => {
    expect(places(before, after, editable)).toEqual(refused);
  });
});
