import { closingQuote, skipSpace, unescaped } from "./json-token.ts";

/** A member of an object: its key, and where that is written. */
interface JsonMember {
  readonly key: string;
  readonly from: number;
  readonly value: JsonNode;
}

/** A value of a JSON text, written from an offset up to another. */
export interface JsonNode {
  readonly from: number;
  readonly to: number;
  /** The members of an object, those of one key also when they come again. */
  readonly members?: readonly JsonMember[];
  /** The items of an array. */
  readonly items?: readonly JsonNode[];
}

/** Where each value of a text stands that is known to be JSON of few levels. */
export function jsonTree(text: string): JsonNode {
  return nodeAt(text, skipSpace(text, 0));
}

const UNQUOTED = /[^\s,\]}]*/y;

function nodeAt(text: string, from: number): JsonNode {
  const char = text[from];
  if (char === "{") return objectAt(text, from);
  if (char === "[") return arrayAt(text, from);
  if (char === '"') return { from, to: closingQuote(text, from) + 1 };
  UNQUOTED.lastIndex = from;
  return { from, to: from + (UNQUOTED.exec(text)?.[0].length ?? 0) };
}

function objectAt(text: string, from: number): JsonNode {
  const members: JsonMember[] = [];
  let at = skipSpace(text, from + 1);
  while (at < text.length && text[at] !== "}") {
    const quote = closingQuote(text, at);
    const key = unescaped(text.slice(at + 1, quote));
    const value = nodeAt(text, skipSpace(text, skipSpace(text, quote + 1) + 1));
    members.push({ key, from: at, value });
    at = pastComma(text, value.to);
  }
  return { from, to: at + 1, members };
}

function arrayAt(text: string, from: number): JsonNode {
  const items: JsonNode[] = [];
  let at = skipSpace(text, from + 1);
  while (at < text.length && text[at] !== "]") {
    const item = nodeAt(text, at);
    items.push(item);
    at = pastComma(text, item.to);
  }
  return { from, to: at + 1, items };
}

function pastComma(text: string, from: number): number {
  const at = skipSpace(text, from);
  return text[at] === "," ? skipSpace(text, at + 1) : at;
}
