import type { Position } from "../../schemas/finding.ts";

/** Where in a text a finding stands, from and until which index; its line where no column is told. */
export function placeOf(text: string, position: Position | null): { from: number; to: number } | undefined {
  if (!position?.line) return undefined;
  const lines = text.split("\n");
  const line = lines[position.line - 1];
  if (line === undefined) return undefined;
  const start = lines.slice(0, position.line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  // Columns count characters, of which some take two places in a text.
  const before = Array.from(line)
    .slice(0, (position.column ?? 1) - 1)
    .join("").length;
  const rest = line.slice(before);
  const token = /^("(?:[^"\\]|\\.)*"|[^\s,:[\]{}<>]+|.)/u.exec(rest)?.[0] ?? "";
  return position.column === undefined
    ? { from: start, to: start + line.length }
    : { from: start + before, to: start + before + token.length };
}
