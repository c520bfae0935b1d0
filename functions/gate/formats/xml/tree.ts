import type { Path } from "../../../../schemas/decoder.ts";
import type { Attribute } from "./attributes.ts";
import { skipSpace } from "./characters.ts";
import type { Sink } from "./reader.ts";
import type { Name } from "./scope.ts";

/** An element of a text, written from an offset up to another. */
export interface XmlNode {
  readonly key: string;
  readonly qualified: string;
  readonly from: number;
  /** Where its end is written; the same as the end of its text before it ended. */
  to: number;
  readonly attributes: readonly Attribute[];
  /** Where its own text is written, without white space alone. */
  readonly texts: { readonly from: number; readonly to: number }[];
  readonly children: XmlNode[];
}

/** Remembers where each element, its attributes and its text are written. */
export class XmlTree implements Sink {
  readonly root: XmlNode = node("", "", 0, []);
  readonly #open: XmlNode[] = [this.root];
  readonly #names = new Map<string, string>();
  readonly #byKey = new WeakMap<XmlNode, Map<string, XmlNode[]>>();

  start({ key, qualified }: Name, attributes: readonly Attribute[], offset: number): void {
    if (!this.#names.has(key)) this.#names.set(key, qualified);
    const child = node(key, qualified, offset, attributes);
    this.#open.at(-1)?.children.push(child);
    this.#open.push(child);
  }

  text(_: string, from: number, to: number): void {
    this.#open.at(-1)?.texts.push({ from, to });
  }

  end(to: number): void {
    const ended = this.#open.pop();
    if (ended) ended.to = to;
  }

  /** The elements of a key within another. */
  like(parent: XmlNode, key: string): readonly XmlNode[] {
    const known = this.#byKey.get(parent) ?? Map.groupBy(parent.children, (child) => child.key);
    this.#byKey.set(parent, known);
    return known.get(key) ?? [];
  }

  /** The element at a path of the decoded form, without the step that names an attribute or the text. */
  elementAt(path: Path): XmlNode | undefined {
    let found: XmlNode | undefined = this.root;
    for (const [index, step] of path.entries()) {
      if (typeof step === "number" || !found) continue;
      const next = path[index + 1];
      found = this.like(found, step)[typeof next === "number" ? next : 0];
    }
    return found;
  }

  /** How the first element of a key is named in the whole document. */
  nameOf(key: string): string | undefined {
    return this.#names.get(key);
  }
}

function node(key: string, qualified: string, from: number, attributes: readonly Attribute[]): XmlNode {
  return { key, qualified, from, to: from, attributes, texts: [], children: [] };
}

/** Where the value of an attribute is written, which begins at an offset, and in which quotes. */
export function valueOf(text: string, { offset }: Attribute) {
  const from = skipSpace(text, text.indexOf("=", offset) + 1) + 1;
  const quote = text.charAt(from - 1);
  return { from, to: text.indexOf(quote, from), quote };
}

/** Where the start tag of an element closes: at its `>`, or the `/` before it. */
export function closeOf(text: string, { from, qualified, attributes }: XmlNode): number {
  const last = attributes.at(-1);
  let at = last ? valueOf(text, last).to + 1 : from + 1 + qualified.length;
  // Declarations of namespaces are not among the attributes, but stand in quotes too.
  for (;;) {
    const char = text.charAt(at);
    if (char === ">" || char === "/") return at;
    at = char === '"' || char === "'" ? text.indexOf(char, at + 1) + 1 : at + 1;
  }
}
