import { expect, test } from "vitest";
import { meantBy, type ShownField, textOf } from "../../../console/exchange/field-value.ts";
import { catalogue } from "../../../schemas/catalogue.ts";

const field = (value: ShownField["value"], expected?: string): ShownField => ({
  place: "/a",
  value,
  findings:
    expected === undefined
      ? []
      : [
          {
            code: "field-type",
            severity: "error",
            path: "/a",
            position: null,
            message: catalogue["field-type"],
            expected,
            received: null,
          },
        ],
});

test.each<[string, string, ShownField, ShownField["value"]]>([
  ["a text stays a text, though it looks like a number", "69001", field("6900"), "69001"],
  ["a number stays a number", " 12.50 ", field(3), 12.5],
  ["what is no number is given as it is, for the contract to refuse", "1e3 or so", field(3), "1e3 or so"],
  ["a text where the contract asks for a number becomes one", "3", field("3", "int"), 3],
  ["a number where the contract asks for a text becomes one", "3", field(3, "string"), "3"],
  ["a boolean is written out", "true", field(false), true],
  ["spaces around a text stay", " a", field("b"), " a"],
  ["what is empty and was left so stays null", "", field(null, "string"), null],
  ["what was emptied is an empty text", "", field("a"), ""],
])("%s", (_, text, shown, meant) => {
  expect(meantBy(text, shown)).toBe(meant);
});

test("what is not touched means the value that is there", () => {
  for (const value of ["", "a", " a ", 0, -1.5, true, false, null])
    expect(meantBy(textOf(value), field(value))).toBe(value);
});
