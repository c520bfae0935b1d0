/** Every text of the console: in both languages, told with the same values, and used. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { Sentence } from "../../schemas/sentence.ts";

const CONSOLE = fileURLToPath(new URL("../../console", import.meta.url));
const sources = readdirSync(CONSOLE, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(`${CONSOLE}/${path}`, "utf8") }));

const Wordings = z.record(z.string(), z.record(z.string(), Sentence));

/** Every text, with the file that holds it, and the name by which the file exports it. */
const texts = await Promise.all(
  sources
    .filter(({ path }) => path.endsWith("-wording.ts"))
    .map(async ({ path }) => {
      const found = Wordings.parse(await import(pathToFileURL(`${CONSOLE}/${path}`).href));
      return Object.entries(found).flatMap(([name, wording]) =>
        Object.entries(wording).map(([key, sentence]) => ({ path, name, key, ...sentence })),
      );
    }),
).then((all) => all.flat());

/** The part of a message's tree that tells with which values it is said. */
const Element = z.object({
  type: z.int(),
  value: z.string().optional(),
  options: z.record(z.string(), z.object({ value: z.array(z.unknown()) })).default({}),
});

const [LITERAL, POUND] = [0, 7];

function valuesOf(elements: readonly unknown[]): readonly string[] {
  return elements.flatMap((element) => {
    const { type, value = "", options } = Element.parse(element);
    const inner = Object.values(options).flatMap((option) => valuesOf(option.value));
    return type === LITERAL || type === POUND ? inner : [value, ...inner];
  });
}

const toldWith = (message: string, language: string) =>
  new Set(valuesOf(new IntlMessageFormat(message, language).getAst()));

describe("a text", () => {
  test.each(texts)("$path $key reads in both languages, told with the same values", ({ fr, en }) => {
    expect(toldWith(fr, "fr")).toEqual(toldWith(en, "en"));
  });

  test.each(texts)("$path $key is used", ({ path, name, key }) => {
    const users = sources.filter(({ path: other, text }) => other !== path && text.includes(name));
    // Those of a set of codes are said by their code.
    const isSaidByCode = users.some(
      ({ text }) =>
        new RegExp(`useWording\\(${name}\\)\\(\\w+\\)`).test(text) ||
        sayers(text, name).some((say) => new RegExp(`\\b${say}\\((?!")`).test(text)),
    );
    const isSaid = users.some(({ text }) => text.includes(`"${key}"`));
    expect({ folder: dirname(path), isUsed: isSaid || isSaidByCode }).toEqual({
      folder: dirname(path),
      isUsed: true,
    });
  });
});

/** The names under which a source says the texts of a wording. */
function sayers(text: string, wording: string): readonly string[] {
  return [...text.matchAll(new RegExp(`(\\w+) = useWording\\(${wording}\\)`, "g"))].map(
    ([, say]) => say ?? "",
  );
}
