/** Where the insignificant white space that starts at `from` ends (RFC 8259 section 2). */
export function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
  }
  return at;
}

/**
 * Where the string whose opening quote stands at `open` has its closing quote (RFC 8259 section 7);
 * the end of the text if it has none.
 */
export function closingQuote(text: string, open: number): number {
  let quote = text.indexOf('"', open + 1);
  while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote === -1 ? text.length : quote;
}

/** A quote is part of the string when an odd number of backslashes stands before it. */
function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1;
  while (text.charCodeAt(before) === 0x5c) before--;
  return (quote - before) % 2 === 0;
}

/** What a well-formed string stands for, given without its quotes. */
export function unescaped(raw: string): string {
  return raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
}

const ESCAPE =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)/g;

/**
 * Where the first escaped half of a surrogate pair stands without its other half, in a well-formed
 * string given without its quotes; -1 if nowhere. RFC 8259 section 8.2 leaves its effect open.
 */
export function loneSurrogate(raw: string): number {
  if (!raw.includes("\\u")) return -1;
  for (const escape of raw.matchAll(ESCAPE)) if (escape[1] !== undefined) return escape.index;
  return -1;
}

/** Whether a UTF-16 unit is one of 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
