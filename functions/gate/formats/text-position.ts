import type { Position } from "../../../schemas/finding.ts";

const HIGH_SURROGATE = /[\uD800-\uDBFF]/;

/**
 * Turns offsets into a text into lines and columns. Lines end at a line feed, alone or after a
 * carriage return; columns count code points. The lines are found once, on the first question.
 */
export function positions(text: string): (offset: number) => Position {
  let lines: readonly number[] | undefined;
  let paired: boolean | undefined;
  return (offset) => {
    lines ??= lineStarts(text);
    paired ??= HIGH_SURROGATE.test(text);
    const line = lineAt(lines, offset);
    const start = lines[line] ?? 0;
    const column = paired ? codePoints(text, start, offset) : offset - start;
    return { line: line + 1, column: column + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let feed = text.indexOf("\n"); feed !== -1; feed = text.indexOf("\n", feed + 1)) starts.push(feed + 1);
  return starts;
}

/** The last line that starts at or before the offset, by halving. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function codePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    // A low surrogate completes the code point that its high half began.
    if (code < 0xdc00 || code > 0xdfff) count++;
  }
  return count;
}
