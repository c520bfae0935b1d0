import type { Path } from "../../../schemas/decoder.ts";
import { closingQuote, skipSpace, unescaped } from "./json-token.ts";

/** Where the direct children of one array or object stand, by index or key. */
type Children = (step: string | number) => number | undefined;

/**
 * Finds the offset of the value at a path in a text that is known to be JSON; for a missing one, of
 * its nearest parent. Only the arrays and objects on a path asked for are indexed, each once, so that
 * many questions about one big message stay cheap.
 */
export function locator(text: string): (path: Path) => number {
  const indexed = new Map<number, Children>();
  return (path) => {
    let at = skipSpace(text, 0);
    for (const step of path) {
      let children = indexed.get(at);
      if (children === undefined) indexed.set(at, (children = childrenAt(text, at)));
      const child = children(step);
      if (child === undefined) break;
      at = child;
    }
    return at;
  };
}

function childrenAt(text: string, open: number): Children {
  if (text[open] === "[") return items(text, open);
  if (text[open] === "{") return members(text, open);
  return () => undefined;
}

function items(text: string, open: number): Children {
  const offsets: number[] = [];
  let at = skipSpace(text, open + 1);
  while (at < text.length && text[at] !== "]") {
    offsets.push(at);
    at = nextSibling(text, at);
  }
  return (step) => offsets[Number(step)];
}

/** Of members with the same key the last one stays, as in `JSON.parse`. */
function members(text: string, open: number): Children {
  const offsets = new Map<string, number>();
  let at = skipSpace(text, open + 1);
  while (at < text.length && text[at] !== "}") {
    const quote = closingQuote(text, at);
    const value = skipSpace(text, skipSpace(text, quote + 1) + 1);
    offsets.set(unescaped(text.slice(at + 1, quote)), value);
    at = nextSibling(text, value);
  }
  return (step) => offsets.get(String(step));
}

/** Past the value at `start` and the comma after it, or at the bracket that closes its parent. */
function nextSibling(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = closingQuote(text, at);
    else if (char === 0x7b || char === 0x5b) depth++;
    else if (char === 0x7d || char === 0x5d) {
      if (depth === 0) return at;
      depth--;
    } else if (char === 0x2c && depth === 0) return skipSpace(text, at + 1);
  }
  return text.length;
}
