import * as z from "zod";
import { PathPattern, stepsOf } from "./path-pattern.ts";
import { isShortNumber, LONG_NUMBER } from "./short-number.ts";

/** How deep a value of a recipe may be. */
const DEEPEST = 16;

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

const isShallow = (value: unknown, levels = DEEPEST): boolean =>
  !isContainer(value) || (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)));

const hasShortNumbers = (value: unknown): boolean =>
  isContainer(value)
    ? Object.values(value).every(hasShortNumbers)
    : typeof value !== "number" || isShortNumber(value);

/** Any value of JSON that is written with the digits that were sent. */
const Value = z
  .unknown()
  .refine((value) => value !== undefined, { error: "is missing: give a value" })
  .refine((value) => isShallow(value), { error: `is deeper than ${DEEPEST} levels` })
  .refine((value) => !isShallow(value) || hasShortNumbers(value), { error: LONG_NUMBER });

const Scalar = z.union([
  z.string().max(1000),
  z.number().refine(isShortNumber, { error: LONG_NUMBER }),
  z.boolean(),
  z.null(),
]);

/** Places of a message: a JSON Pointer in which `*` is each index or key. */
const Places = PathPattern.refine((pattern) => !stepsOf(pattern).includes("**"), {
  error: 'has "**": name each step, "*" being each one',
});

/** Where something is put: what is named at its end is one key, index, or `-` behind the last. */
const Targets = Places.refine((pattern) => stepsOf(pattern).at(-1) !== "*", {
  error: 'ends in "*": name what is put there',
});

const stars = (pattern: string) => stepsOf(pattern).filter((step) => step === "*").length;

const fromFits = ({ from, path }: { readonly from: string; readonly path: string }) =>
  stars(from) <= stars(path) && !`${path}/`.startsWith(`${from}/`);

const FROM_FAULT = {
  path: ["from"],
  error:
    'holds more "*" than path does, or path lies within it: each "*" of from is that of path in its order',
};

/** One step of a recipe: an operation of JSON Patch (RFC 6902), or a mapping or a default. */
const RecipeOperation = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("test"), path: Places, value: Value }),
  z.strictObject({ op: z.literal("add"), path: Targets, value: Value }),
  z.strictObject({ op: z.literal("replace"), path: Places, value: Value }),
  z.strictObject({ op: z.literal("remove"), path: Places }),
  z.strictObject({ op: z.literal("copy"), from: Places, path: Targets }).refine(fromFits, FROM_FAULT),
  z
    .strictObject({ op: z.literal("move"), from: Places, path: Targets })
    .refine(fromFits, FROM_FAULT)
    .refine(({ from, path }) => stars(from) === stars(path), {
      path: ["from"],
      error: 'holds fewer "*" than path: what is moved goes to one place',
    }),
  z.strictObject({
    op: z.literal("map"),
    path: Places,
    table: z
      .record(z.string().max(1000), Scalar)
      .refine((table) => Object.keys(table).length <= 1000, { error: "has more than 1000 values" })
      .meta({ description: "Old values, as texts, with the new ones." }),
    unlisted: z
      .enum(["keep", "refuse"])
      .default("keep")
      .meta({ description: "What becomes of a value that the table does not list." }),
  }),
  z.strictObject({ op: z.literal("default"), path: Targets, value: Value }),
]);
export type RecipeOperation = z.output<typeof RecipeOperation>;

/** How exchanges that fail for one cause are put right: operations, carried out in their order, all or none. */
export const Recipe = z.array(RecipeOperation).min(1).max(50).meta({
  description:
    'A JSON Patch (RFC 6902) in whose pointers "*" stands for each index or key, with two operations more: map, by a table of old and new values, and default, where a value is missing.',
});
export type Recipe = z.output<typeof Recipe>;

/** A recipe as an item holds it: as a text, since a table of values may have an empty key, which an item may not. */
export const RecipeText = z.codec(z.string(), Recipe, {
  decode: (text) => Recipe.parse(JSON.parse(text)),
  encode: (recipe) => JSON.stringify(recipe),
});

/** Of the 400 KB that an item may have. */
const STORED_CHARACTERS_MAX = 100_000;

/** A recipe that is small enough to be stored in an item. */
export const StoredRecipe = Recipe.refine(
  (recipe) => JSON.stringify(recipe).length <= STORED_CHARACTERS_MAX,
  {
    error: `has more than ${STORED_CHARACTERS_MAX} characters: give a smaller one`,
  },
);
