const LONGEST = 300;

/** A text for people on one line: without the frames of a stack, and not too long. */
export function oneLine(text: string): string {
  const line = text
    .replaceAll(/^\s+at .+$/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
