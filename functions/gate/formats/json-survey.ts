import { isKeptExactly } from "./json-number.ts";
import { closingQuote, isDigit, loneSurrogate } from "./json-token.ts";

/** Many times the levels of a real order, and few enough that every later step may recurse. */
export const DEEPEST = 128;

/** Any number written with at most 15 characters and no exponent is kept exactly by a double. */
const SURELY_EXACT = 15;

const NUMBER = /[0-9.eE+-]*/y;

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/**
 * Whether a text that `JSON.parse` has read into `document` holds something to tell all the same: a
 * level too deep, a reserved or repeated key, half a character, a number that lost digits. Nearly
 * every message gets a no here, at a fraction of what a full scan costs.
 */
export function isRemarkable(text: string, document: unknown): boolean {
  if (text.includes("\\u") && SURROGATE_ESCAPE.test(text) && loneSurrogate(text) !== -1) return true;
  return countWrittenMembers(text) !== countMembers(document, 0);
}

/** Members of objects as written; NaN, which equals nothing, when a number lost digits. */
function countWrittenMembers(text: string): number {
  let members = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = closingQuote(text, at);
    else if (char === 0x3a) members++;
    else if (isDigit(char)) {
      const end = endOfDigits(text, at);
      const surelyExact = end - at <= SURELY_EXACT && !isExponent(text.charCodeAt(end));
      if (!surelyExact && !isKeptExactly(numberAt(text, at))) return NaN;
      at = end - 1;
    }
  }
  return members;
}

/** Members of objects as read; NaN when the document is too deep or holds a reserved key. */
function countMembers(value: unknown, depth: number): number {
  if (!isContainer(value)) return 0;
  if (depth === DEEPEST) return NaN;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += countMembers(item, depth + 1);
    return members;
  }
  for (const key in value) {
    if (key === "__proto__") return NaN;
    members += 1 + countMembers(value[key], depth + 1);
  }
  return members;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (!isDigit(char) && char !== 0x2e) break;
  }
  return at;
}

/** The number whose first digit stands at `start`, without its sign. */
function numberAt(text: string, start: number): string {
  NUMBER.lastIndex = start;
  return NUMBER.exec(text)?.[0] ?? "";
}

function isExponent(char: number): boolean {
  return char === 0x65 || char === 0x45;
}
