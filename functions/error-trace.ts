/** What a log may hold of an error. */
export interface ErrorTrace {
  readonly name: string;
  /** Where it was thrown, innermost first. */
  readonly at: readonly string[];
}

const FRAMES_KEPT = 5;

/**
 * An error without its message: a library that fails on a payload's value often quotes it
 * (`BigInt("…")`, `JSON.parse("…")`), and logs hold no payload content.
 */
export function errorTrace(error: unknown): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const frames = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line));
  return { name: error.name, at: frames.slice(0, FRAMES_KEPT).map((frame) => frame.trim()) };
}
