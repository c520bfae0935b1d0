import * as z from "zod";

/**
 * Places of a decoded message: a JSON Pointer (RFC 6901) in which `*` stands for any one step, and `**` at its end for
 * whatever lies there and below.
 */
export const PathPattern = z
  .string()
  .max(256)
  .regex(/^(\/([^/~]|~[01])*)+$/, {
    error: 'is no JSON Pointer: begin with a slash, as in "/order/email" or "/order/line_items/*/title"',
  })
  .regex(/^(?!.*\/\*\*\/)/, { error: 'has "**" before its end: only the last step may be "**"' });

/** The steps of a JSON Pointer, or of a pattern of them. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** One step more, as JSON Pointers write it. */
export function under(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Whether a pattern names the place of a JSON Pointer. */
export function matchesPattern(pattern: string, pointer: string): boolean {
  const wanted = stepsOf(pattern);
  const steps = stepsOf(pointer);
  const isDeep = wanted.at(-1) === "**";
  const fixed = isDeep ? wanted.slice(0, -1) : wanted;
  if (isDeep ? steps.length < fixed.length : steps.length !== fixed.length) return false;
  return fixed.every((step, index) => step === "*" || step === steps[index]);
}
