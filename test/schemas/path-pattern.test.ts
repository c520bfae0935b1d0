import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesPattern, PathPattern, under } from "../../schemas/path-pattern.ts";

describe("a pattern", () => {
  test.each([
    ["names its own place", "/order/email", "/order/email", true],
    ["does not name what lies below", "/order", "/order/email", false],
    ["does not name what lies above", "/order/email", "/order", false],
    ["names any one step by an asterisk", "/lines/*/title", "/lines/12/title", true],
    ["names no two steps by one asterisk", "/lines/*", "/lines/1/title", false],
    ["names all below by two asterisks", "/customer/**", "/customer/address/city", true],
    ["names the place itself by two asterisks as well", "/customer/**", "/customer", true],
    ["names no neighbour by two asterisks", "/customer/**", "/customers/1", false],
    ["names the whole message where nothing stands before the two asterisks", "/**", "", true],
    ["reads escaped slashes and tildes", "/a~1b/~0", "/a~1b/~0", true],
  ])("%s", (_, pattern, pointer, matches) => {
    expect(matchesPattern(pattern, pointer)).toBe(matches);
  });

  test.each([
    ["without a slash", "order"],
    ["empty", ""],
    ["with a stray tilde", "/a~2"],
    ["with two asterisks before its end", "/a/**/b"],
  ])("%s is refused", (_, pattern) => {
    expect(PathPattern.safeParse(pattern).success).toBe(false);
  });

  test("made of any steps names the place of these steps, and of no other that is longer", () => {
    const step = fc.string({ minLength: 1 }).filter((text) => !/^\*+$/.test(text));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), step, (steps, more) => {
        const pointer = steps.reduce<string>(under, "");
        expect(matchesPattern(pointer, pointer)).toBe(true);
        expect(matchesPattern(pointer, under(pointer, more))).toBe(false);
      }),
    );
  });
});
