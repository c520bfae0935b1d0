import { endOfName, type NameCharacters, resolved, skipSpace } from "./characters.ts";
import { broken, type Fault } from "./fault.ts";
import type { Name, Scope } from "./scope.ts";

/** An attribute of an element, its value normalized (XML 1.0 section 3.3.3). */
export interface Attribute {
  readonly name: Name;
  readonly value: string;
  readonly offset: number;
}

/** An attribute as written, before namespaces tell what its name stands for. */
export interface Written {
  readonly qualified: string;
  readonly value: string;
  readonly offset: number;
}

const MOST_ATTRIBUTES = 256;

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;

/**
 * Takes up the attributes of a tag as written (XML 1.0 section 3.1).
 *
 * @returns where its > or /> stands
 */
export function takeAttributes(
  text: string,
  from: number,
  written: Written[],
  names: NameCharacters,
): number | Fault {
  for (let at = from; ;) {
    const start = skipSpace(text, at);
    const code = text.charCodeAt(start);
    if (code === GREATER_THAN) return start;
    if (code === SLASH)
      return text.charCodeAt(start + 1) === GREATER_THAN ? start : broken(text, start + 1, ">");
    if (start === at) return broken(text, at, "white space, > or />");
    const end = endOfName(text, start, names);
    if (end === start) return broken(text, start, "an attribute, > or />");
    const equals = skipSpace(text, end);
    if (text.charCodeAt(equals) !== EQUALS) return broken(text, equals, "= after the name of an attribute");
    const open = skipSpace(text, equals + 1);
    const quote = text.charCodeAt(open);
    if (quote !== QUOTE && quote !== APOSTROPHE) return broken(text, open, "a quoted value");
    const close = text.indexOf(quote === QUOTE ? '"' : "'", open + 1);
    if (close === -1) return broken(text, text.length, "the closing quote of the value");
    const value = valueOf(text, open + 1, close);
    if (typeof value !== "string") return value;
    if (written.length === MOST_ATTRIBUTES)
      return {
        code: "xml-size",
        offset: start,
        expected: `at most ${MOST_ATTRIBUTES} attributes of one element`,
      };
    written.push({ qualified: text.slice(start, end), value, offset: start });
    at = close + 1;
  }
}

function valueOf(text: string, from: number, to: number): string | Fault {
  const raw = text.slice(from, to);
  const markup = raw.indexOf("<");
  if (markup !== -1) return broken(text, from + markup, "no < in the value of an attribute");
  return normalized(raw, from, " ");
}

/** Line ends as one (XML 1.0 section 2.11), in attributes white space as blanks (3.3.3); then references. */
export function normalized(raw: string, offset: number, line: "\n" | " "): string | Fault {
  const plain = raw.includes("\r") ? raw.replaceAll(/\r\n?/g, "\n") : raw;
  const even = line === " " && /[\t\n]/.test(plain) ? plain.replaceAll(/[\t\n]/g, " ") : plain;
  if (!even.includes("&")) return even;
  const told = resolved(even);
  if ("text" in told) return told.text;
  const unknown = resolved(raw);
  const at = offset + ("faultAt" in unknown ? unknown.faultAt : 0);
  return { code: "xml-entity", offset: at, expected: "a character reference, or lt, gt, amp, apos or quot" };
}

/** The scope inside an element with these attributes (Namespaces in XML 1.0 section 3). */
export function scopeWith(written: readonly Written[], outer: Scope): Scope | Fault {
  let inner: Scope | undefined;
  for (const { qualified, value, offset } of written) {
    if (!isDeclaration(qualified)) continue;
    inner ??= outer.inner();
    if (!inner.declare(qualified.slice(6), value))
      return { code: "xml-namespace", offset, expected: "a declaration that Namespaces in XML allows, once" };
  }
  return inner ?? outer;
}

const NONE: readonly Attribute[] = [];

/** The attributes by the names that they have in a scope, without declarations of namespaces. */
export function named(text: string, written: readonly Written[], scope: Scope): readonly Attribute[] | Fault {
  if (written.length === 0) return NONE;
  const attributes: Attribute[] = [];
  for (const { qualified, value, offset } of written) {
    if (isDeclaration(qualified)) continue;
    const name = scope.attribute(qualified);
    if (!name) return { code: "xml-namespace", offset, expected: "a prefix whose namespace is declared" };
    const isSame = ({ name: { local, namespace } }: Attribute) =>
      local === name.local && namespace === name.namespace;
    if (attributes.some(isSame)) return broken(text, offset, "each attribute once");
    attributes.push({ name, value, offset });
  }
  return attributes;
}

function isDeclaration(qualified: string): boolean {
  return qualified.startsWith("xmlns") && (qualified.length === 5 || qualified.charCodeAt(5) === 0x3a);
}
