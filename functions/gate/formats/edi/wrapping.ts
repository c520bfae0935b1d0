import type { Position } from "../../../../schemas/finding.ts";

/** Records of a fixed length without the line breaks between them, and where an offset stands in the file. */
export interface Unwrapped {
  readonly text: string;
  readonly position: (offset: number) => Position;
}

/** Two lines of one length may be chance. */
const LINES_MIN = 3;

/**
 * What a file holds whose lines all have one length, as mainframes cut interchanges into records of 80
 * characters whatever stands there; null for any other.
 */
export function unwrapped(text: string): Unwrapped | null {
  const width = text.search(/[\r\n]/);
  if (width <= 0) return null;
  const lines = text.split(/\r\n|\n|\r/);
  while (lines.at(-1) === "") lines.pop();
  const last = lines.at(-1)?.length ?? 0;
  if (lines.length < LINES_MIN || last > width) return null;
  if (lines.some(({ length }, index) => length !== width && index < lines.length - 1)) return null;
  return {
    text: lines.join(""),
    position: (offset) => ({ line: Math.floor(offset / width) + 1, column: (offset % width) + 1 }),
  };
}
