import type { z } from "zod";
import { plainIssues } from "./issue.ts";

/** A configuration that cannot serve; the message lists each place and its mend. */
export class ConfigurationError extends Error {
  override readonly name: string = "ConfigurationError";
}

/**
 * What is wrong with a configuration, a line for each place.
 *
 * @param whole what the lines call the configuration itself
 */
export function faultLines(error: z.ZodError, whole: string): string {
  const place = ({ path }: z.core.$ZodIssue) => (path.length === 0 ? whole : path.join("."));
  return plainIssues(error.issues)
    .map((issue) => `  ${place(issue)} ${issue.message}`)
    .join("\n");
}
