/**
 * What ends the lines of a text, so that an editor gives back the same text: CRLF, CR or LF where all lines end so. Where
 * they differ only LF ends one, and each CR is a character of its line.
 */
export function lineSeparator(text: string): string {
  const pairs = text.split("\r\n").length - 1;
  const feeds = text.split("\n").length - 1;
  const returns = text.split("\r").length - 1;
  if (pairs > 0 && feeds === pairs && returns === pairs) return "\r\n";
  return returns > 0 && feeds === 0 ? "\r" : "\n";
}
