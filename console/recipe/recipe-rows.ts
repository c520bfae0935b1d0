import { Recipe, type RecipeOperation } from "../../schemas/recipe.ts";
import { isShortNumber } from "../../schemas/short-number.ts";

/** What a row of the editor does at its place. */
export const ROW_OPERATIONS = ["map", "replace", "default", "remove"] as const;
export type RowOperation = (typeof ROW_OPERATIONS)[number];

/** Of which kind a row's new values are. */
export const VALUE_KINDS = ["text", "number", "boolean", "null"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** An old value and the new one, as texts. */
export interface Pair {
  readonly old: string;
  readonly value: string;
}

/** One operation of a recipe as the editor's rows show it. */
export interface RecipeRow {
  /** Apart from all other rows. */
  readonly key: string;
  readonly operation: RowOperation;
  readonly place: string;
  readonly kind: ValueKind;
  /** The new value of `replace` and `default`. */
  readonly value: string;
  /** The values of `map`. */
  readonly pairs: readonly Pair[];
  /** Whether a message with another value than those of `map` is refused. */
  readonly refusesOthers: boolean;
}

/** A row in which nothing is entered yet. */
export function emptyRow(key: string, place = ""): RecipeRow {
  return {
    key,
    operation: "map",
    place,
    kind: "text",
    value: "",
    pairs: [{ old: "", value: "" }],
    refusesOthers: false,
  };
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

type Scalar = string | number | boolean | null;

/** The value that is meant by a text; nothing where the text is none of its kind, or nothing is entered. */
function valueOf(text: string, kind: ValueKind): { readonly value: Scalar } | undefined {
  const given = text.trim();
  switch (kind) {
    case "text":
      return text === "" ? undefined : { value: text };
    case "number":
      return NUMBER.test(given) && isShortNumber(Number(given)) ? { value: Number(given) } : undefined;
    case "boolean":
      return given === "true" || given === "false" ? { value: given === "true" } : undefined;
    case "null":
      return { value: null };
  }
}

/** The operation that a row means; nothing where its values are not all entered, or two are of one old value. */
function operationOf({ operation: op, place: path, kind, value, pairs, refusesOthers }: RecipeRow) {
  if (op === "remove") return { op, path };
  if (op !== "map") {
    const given = valueOf(value, kind);
    return given && { op, path, value: given.value };
  }
  const entries = pairs.flatMap(({ old, value: text }) => {
    const given = valueOf(text, kind);
    return given && old !== "" ? [[old, given.value] as const] : [];
  });
  const olds = new Set(entries.map(([old]) => old));
  if (olds.size === 0 || olds.size < pairs.length) return undefined;
  return { op, path, table: Object.fromEntries(entries), unlisted: refusesOthers ? "refuse" : "keep" };
}

/** What of a row is not as it has to be: its place, or its values; nothing where all is. */
export function faultOf(row: RecipeRow): "place" | "values" | undefined {
  const operation = operationOf(row);
  const read = Recipe.safeParse([operation ?? { op: "remove", path: row.place }]);
  const isPlace = read.error?.issues.some(({ path: [, member] }) => member === "path") ?? false;
  if (isPlace) return "place";
  return operation && read.success ? undefined : "values";
}

/** The recipe that rows mean; nothing where one of them is not as it has to be, or there is none. */
export function recipeOf(rows: readonly RecipeRow[]): Recipe | undefined {
  return Recipe.safeParse(rows.map(operationOf)).data;
}

/** A value as a row shows it; nothing where it is not a single one. */
function entered(value: unknown): Pick<RecipeRow, "kind" | "value"> | undefined {
  if (value === null) return { kind: "null", value: "" };
  if (typeof value === "string") return { kind: "text", value };
  if (typeof value === "number") return { kind: "number", value: String(value) };
  if (typeof value === "boolean") return { kind: "boolean", value: String(value) };
  return undefined;
}

/** What a row for an operation shows; nothing for an operation that is none of those of rows. */
function rowOf(operation: RecipeOperation, key: string): RecipeRow | undefined {
  const { op, path } = operation;
  const row = { ...emptyRow(key, path), pairs: [] };
  if (op === "remove") return { ...row, operation: op };
  if (op === "map") {
    const pairs = Object.entries(operation.table).map(([old, value]) => ({ old, ...entered(value) }));
    return {
      ...row,
      operation: op,
      kind: pairs[0]?.kind ?? "text",
      pairs: pairs.map(({ old, value = "" }) => ({ old, value })),
      refusesOthers: operation.unlisted === "refuse",
    };
  }
  if (op !== "replace" && op !== "default") return undefined;
  const shown = entered(operation.value);
  return shown && { ...row, ...shown, operation: op };
}

/** The rows that mean a recipe; nothing where rows cannot say all of it. */
export function rowsOf(recipe: Recipe): readonly RecipeRow[] | undefined {
  const rows = recipe.flatMap((operation, index) => rowOf(operation, String(index)) ?? []);
  return JSON.stringify(recipeOf(rows)) === JSON.stringify(Recipe.parse(recipe)) ? rows : undefined;
}
