import { matchesPattern, under } from "../../schemas/path-pattern.ts";

/** What stands in place of a value that the reader may not see. */
export const MASK = "•••";

/** A decoded message without the values at these places and below them; its structure stays. */
export function masked(document: unknown, patterns: readonly string[], at = "", isWithin = false): unknown {
  const isMasked = isWithin || patterns.some((pattern) => matchesPattern(pattern, at));
  if (typeof document !== "object" || document === null) return isMasked ? MASK : document;
  if (Array.isArray(document))
    return document.map((item, index) => masked(item, patterns, under(at, index), isMasked));
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [key, masked(value, patterns, under(at, key), isMasked)]),
  );
}
