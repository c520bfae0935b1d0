import type { Path } from "../../../schemas/decoder.ts";
import { stepsOf, under } from "../../../schemas/path-pattern.ts";
import { locator } from "./json-locate.ts";
import { closingQuote } from "./json-token.ts";

/** A value with nothing below it. */
type Scalar = string | number | boolean | null;

/** A value of a decoded JSON text, and where it stands. */
export interface JsonField {
  /** As a JSON Pointer. */
  readonly place: string;
  readonly path: Path;
  readonly value: Scalar;
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** The children of a value that a step of a pattern names. */
function childrenAt(value: unknown, step: string): readonly (readonly [string | number, unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  const all: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return step === "*" ? all : all.filter(([key]) => String(key) === step);
}

function fieldsBelow(value: unknown, steps: readonly string[], path: Path): readonly JsonField[] {
  const [step, ...rest] = steps;
  if (step === undefined)
    return isScalar(value) ? [{ place: path.reduce<string>(under, ""), path, value }] : [];
  return childrenAt(value, step).flatMap(([key, child]) => fieldsBelow(child, rest, [...path, key]));
}

/** The single values of a document that patterns without `**` name, each once. */
export function fieldsAt(document: unknown, patterns: readonly string[]): readonly JsonField[] {
  const fields = patterns.flatMap((pattern) => fieldsBelow(document, stepsOf(pattern), []));
  return [...new Map(fields.map((field) => [field.place, field])).values()];
}

/** A new value for a field. */
export interface FieldChange {
  readonly field: JsonField;
  readonly value: Scalar;
}

/**
 * A text with other values in place of some, all else as it was, white space and ways of writing included. A field that
 * has its value already is not written anew.
 *
 * @param text of which the fields were read
 */
export function withValues(text: string, changes: readonly FieldChange[]): string {
  const offsetOf = locator(text);
  const places = changes
    .filter(({ field, value }) => field.value !== value)
    .map(({ field, value }) => ({ from: offsetOf(field.path), written: JSON.stringify(value) }))
    .sort((one, other) => one.from - other.from);
  const parts: string[] = [];
  let at = 0;
  for (const { from, written } of places) {
    parts.push(text.slice(at, from), written);
    at = endOfScalar(text, from);
  }
  return [...parts, text.slice(at)].join("");
}

const UNQUOTED = /[^\s,\]}]*/y;

function endOfScalar(text: string, from: number): number {
  if (text[from] === '"') return closingQuote(text, from) + 1;
  UNQUOTED.lastIndex = from;
  return from + (UNQUOTED.exec(text)?.[0].length ?? 0);
}
