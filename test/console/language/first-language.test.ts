import { expect, test } from "vitest";
import { firstLanguage } from "../../../console/language/first-language.ts";

test.each([
  ["that was chosen", "en", ["fr-FR"], "en"],
  ["of the browser, whatever its country", null, ["de-DE", "fr-CA", "en"], "fr"],
  ["English, where the browser speaks none of ours", null, ["de"], "en"],
  ["of the browser, where what was kept is none", "de", ["fr"], "fr"],
] as const)("the console speaks the language %s", (_, chosen, browser, expected) => {
  expect(firstLanguage(chosen, browser)).toBe(expected);
});
