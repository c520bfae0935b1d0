import type * as z from "zod";
import type { showFields } from "../../schemas/api/first-line-operations.ts";

/** A field as it is shown to the first line. */
export type ShownField = z.output<typeof showFields.answer>["fields"][number];

/** A value with nothing below it. */
type Value = ShownField["value"];

/** A value as it stands in a field of a form; null is an empty one. */
export const textOf = (value: Value) => (value === null ? "" : String(value));

const NUMBER = /^-?\d+(\.\d+)?$/;
const KINDS: Readonly<Record<string, "string" | "number" | "boolean">> = {
  string: "string",
  number: "number",
  int: "number",
  boolean: "boolean",
};

/** What a field is to hold: what the contract misses there, else what it holds. */
function kindOf({ value, findings }: ShownField) {
  const asked = findings.find(({ code }) => code === "field-type")?.expected;
  return (asked ? KINDS[asked] : undefined) ?? KINDS[typeof value] ?? "string";
}

/** The value that somebody means by what stands in a form's field; what was left empty stays as it is. */
export function meantBy(text: string, field: ShownField): Value {
  if (text === "" && textOf(field.value) === "") return field.value;
  const kind = kindOf(field);
  const given = text.trim();
  if (kind === "number" && NUMBER.test(given)) return Number(given);
  if (kind === "boolean" && (given === "true" || given === "false")) return given === "true";
  return text;
}
