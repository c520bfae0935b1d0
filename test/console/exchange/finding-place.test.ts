import { describe, expect, test } from "vitest";
import { placeOf } from "../../../console/exchange/finding-place.ts";

const TEXT = '{\n  "total": "1.00",\n  "é😀": 12\n}';

describe("the place of a finding", () => {
  test.each([
    ["a member's name", { line: 2, column: 3 }, '"total"'],
    ["a string", { line: 2, column: 12 }, '"1.00"'],
    ["a number behind characters of two places", { line: 3, column: 9 }, "12"],
    ["a line where no column is told", { line: 4 }, "}"],
  ])("is %s", (_, position, marked) => {
    const at = placeOf(TEXT, position);
    expect(TEXT.slice(at?.from, at?.to)).toBe(marked);
  });

  test.each([
    ["of none", null],
    ["of a line that is no more", { line: 9, column: 1 }],
  ])("is nowhere %s", (_, position) => {
    expect(placeOf(TEXT, position)).toBeUndefined();
  });
});
