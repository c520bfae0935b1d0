import { forbiddenCharacter, isSpace, skipSpace } from "./characters.ts";

const TEXT: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
const VALUE: Readonly<Record<string, string>> = {
  ...TEXT,
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
};

/** A text as an element holds it; undefined where no XML may hold it. */
export function writtenText(value: unknown): string | undefined {
  return typeof value === "string" && forbiddenCharacter(value) === -1
    ? value.replaceAll(/[&<>\r]/g, (character) => TEXT[character] ?? character)
    : undefined;
}

/** A value as an attribute holds it, in either quotes; undefined where no XML may hold it. */
export function writtenValue(value: unknown): string | undefined {
  return typeof value === "string" && forbiddenCharacter(value) === -1
    ? value.replaceAll(/[&<>"'\t\n\r]/g, (character) => VALUE[character] ?? character)
    : undefined;
}

const isElement = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * An element of the decoded form as a text, those inside with the same prefix; undefined where the value is none, or
 * names something in a namespace of its own.
 */
export function writtenElement(qualified: string, value: unknown): string | undefined {
  if (!isElement(value)) return undefined;
  const prefix = prefixOf(qualified);
  let attributes = "";
  let content = "";
  for (const [key, inner] of Object.entries(value)) {
    if (key.includes(":")) return undefined;
    if (key.startsWith("@")) {
      const written = writtenValue(inner);
      if (written === undefined) return undefined;
      attributes += ` ${key.slice(1)}="${written}"`;
      continue;
    }
    const each: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    for (const one of each) {
      const written = key === "$" ? writtenText(one) : writtenElement(`${prefix}${key}`, one);
      if (written === undefined) return undefined;
      content += written;
    }
  }
  return `<${qualified}${attributes}>${content}</${qualified}>`;
}

/** The prefix of a name, with its colon; empty where it has none. */
export const prefixOf = (qualified: string) => qualified.slice(0, qualified.indexOf(":") + 1);

/** The text of an element under another name. */
export function renamed(element: string, from: string, to: string): string {
  const begun = `<${to}${element.slice(1 + from.length)}`;
  const end = begun.lastIndexOf("</");
  return begun.endsWith("/>") ? begun : `${begun.slice(0, end)}</${to}>`;
}

/** Where the white space before a tag begins, if nothing but markup precedes that; else the tag itself. */
export function spaceBefore(text: string, tag: number): number {
  const from = backOverSpace(text, tag);
  return text.charAt(from - 1) === ">" ? from : tag;
}

/** A part of a text without the white space around it. */
export function trimmed(text: string, { from, to }: { readonly from: number; readonly to: number }) {
  const start = Math.min(skipSpace(text, from), to);
  return { from: start, to: Math.max(backOverSpace(text, to), start) };
}

function backOverSpace(text: string, to: number): number {
  let at = to;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
