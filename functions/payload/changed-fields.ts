import { under } from "../../schemas/path-pattern.ts";

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const has = (value: object, key: string) => Object.hasOwn(value, key);

/** The places of all that has nothing below it. */
function leavesOf(value: unknown, at: string): readonly string[] {
  if (!isContainer(value) || Object.keys(value).length === 0) return [at];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, under(at, key)));
}

/**
 * The JSON Pointers of the values in which two decoded messages differ: what is added or removed is named by each of
 * its innermost values, and what became of another type by its own place and all below.
 */
export function changedFields(before: unknown, after: unknown, at = ""): readonly string[] {
  if (!isContainer(before) || !isContainer(after))
    return Object.is(before, after) ? [] : [...new Set([...leavesOf(before, at), ...leavesOf(after, at)])];
  if (Array.isArray(before) !== Array.isArray(after))
    return [at, ...leavesOf(before, at), ...leavesOf(after, at)];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const place = under(at, key);
    if (!has(before, key)) return leavesOf(after[key], place);
    if (!has(after, key)) return leavesOf(before[key], place);
    return changedFields(before[key], after[key], place);
  });
}
