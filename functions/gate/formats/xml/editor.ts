import type { Path } from "../../../../schemas/decoder.ts";
import type { SourceChange, SourceEditor } from "../../../../schemas/source-editor.ts";
import { type Splice, spliced } from "../text/splices.ts";
import { keysBy, listing, type Reading } from "./decode.ts";
import { DocumentBuilder } from "./document.ts";
import { read, type Sink } from "./reader.ts";
import { closeOf, valueOf, type XmlNode, XmlTree } from "./tree.ts";
import {
  prefixOf,
  renamed,
  spaceBefore,
  trimmed,
  writtenElement,
  writtenText,
  writtenValue,
} from "./write.ts";

type Put = Exclude<SourceChange, { kind: "remove" }>;
type Splices = readonly Splice[] | undefined;

const MARK = "\uFEFF";
const CDATA = "<![CDATA[";

/**
 * Changes documents of XML by places of their decoded form: texts, attributes and elements. Prefixes, white space,
 * comments and the declaration stay. A new element has the name that others of its key have, else its parent's prefix,
 * and stands behind its like, else at the end.
 */
export function xmlEditor(reading: Reading): SourceEditor {
  const isList = listing(reading.lists ?? []);
  const keyOf = keysBy(reading.namespaces ?? {});
  const isRead = (text: string, sink: Sink) => read(text, keyOf, sink) === null;
  const treeOf = (text: string) => {
    const tree = new XmlTree();
    return isRead(text, tree) ? tree : undefined;
  };
  return {
    read(text) {
      const builder = new DocumentBuilder(isList);
      return isRead(withoutMark(text), builder) ? { document: builder.document } : undefined;
    },
    sourcesOf(text) {
      const content = withoutMark(text);
      const tree = treeOf(content);
      return (path) => {
        const node = isElement(path) ? tree?.elementAt(path) : undefined;
        return node && content.slice(node.from, node.to);
      };
    },
    write(text, changes) {
      const content = withoutMark(text);
      const tree = treeOf(content);
      if (!tree) return undefined;
      const splices: Splice[] = [];
      for (const change of changes) {
        const own = new Change(content, tree).splices(change);
        if (!own) return undefined;
        splices.push(...own);
      }
      const written = spliced(content, splices);
      return written === undefined ? undefined : `${text.startsWith(MARK) ? MARK : ""}${written}`;
    },
    isBlank: (value) => value === "",
    told,
  };
}

const withoutMark = (text: string) => (text.startsWith(MARK) ? text.slice(1) : text);

const isElement = (path: Path) => {
  const last = path.at(-1);
  return typeof last === "number" || (typeof last === "string" && last !== "$" && !last.startsWith("@"));
};

/** A list of one is told like what it holds, one of none and an empty text like nothing. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? told(value[0]) : value.map(told);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, inner]) => !(key === "$" && inner === "") && !(Array.isArray(inner) && inner.length === 0),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, told(inner)]));
}

/** One change of a text. */
class Change {
  readonly #text: string;
  readonly #tree: XmlTree;

  constructor(text: string, tree: XmlTree) {
    this.#text = text;
    this.#tree = tree;
  }

  splices(change: SourceChange): Splices {
    const { path } = change;
    const last = path.at(-1);
    if (isElement(path)) return change.kind === "remove" ? this.#removed(path) : this.#element(change);
    const node = this.#tree.elementAt(path.slice(0, -1));
    if (!node || typeof last !== "string") return undefined;
    if (last === "$")
      return change.kind === "remove" ? this.#cleared(node) : this.#textOf(node, change.value);
    return this.#attribute(node, last, change.kind === "remove" ? undefined : change);
  }

  #attribute(node: XmlNode, step: string, put: Put | undefined): Splices {
    const named = node.attributes.filter(({ name }) => `@${name.key}` === step);
    const found = named.find(({ name }) => name.namespace === "") ?? named[0];
    const written = put && writtenValue(put.value);
    if (put && written === undefined) return undefined;
    if (found) {
      const { from, to } = valueOf(this.#text, found);
      if (written !== undefined) return [{ from, to, written }];
      const start = trimmed(this.#text, { from: node.from, to: found.offset }).to;
      return [{ from: start, to: to + 1, written: "" }];
    }
    if (written === undefined || step.includes(":")) return undefined;
    const close = trimmed(this.#text, { from: node.from, to: closeOf(this.#text, node) }).to;
    return [{ from: close, to: close, written: ` ${step.slice(1)}="${written}"` }];
  }

  /** Of an element with others inside the text stands in pieces, which no value says. */
  #textOf(node: XmlNode, value: unknown): Splices {
    const written = writtenText(value);
    if (written === undefined || node.children.length > 0) return undefined;
    const [first, ...others] = node.texts;
    if (!first) return [this.#within(node, written)];
    const isCdata = this.#text.slice(0, first.from).endsWith(CDATA);
    if (isCdata && String(value).includes("]]>")) return undefined;
    const cleared = others.map((part) => ({ ...part, written: "" }));
    return [{ ...trimmed(this.#text, first), written: isCdata ? String(value) : written }, ...cleared];
  }

  #cleared(node: XmlNode): Splices {
    return node.texts.map((part) => ({ ...trimmed(this.#text, part), written: "" }));
  }

  /** Puts a content into an element that has none but white space. */
  #within(node: XmlNode, written: string): Splice {
    const close = closeOf(this.#text, node);
    return this.#text.charAt(close) === "/"
      ? { from: close, to: node.to, written: `>${written}</${node.qualified}>` }
      : { from: close + 1, to: close + 1, written };
  }

  #removed(path: Path): Splices {
    const nodes = this.#namedBy(path);
    return nodes?.map(({ from, to }) => ({ from: spaceBefore(this.#text, from), to, written: "" }));
  }

  /** All elements that a path names: one by its index, or all of a key. */
  #namedBy(path: Path): readonly XmlNode[] | undefined {
    const last = path.at(-1);
    const key = typeof last === "number" ? path.at(-2) : last;
    const parent = this.#parentOf(path);
    const like = parent && typeof key === "string" ? this.#tree.like(parent, key) : undefined;
    return typeof last === "number" ? like?.slice(last, last + 1) : like;
  }

  #parentOf(path: Path): XmlNode | undefined {
    return this.#tree.elementAt(path.slice(0, typeof path.at(-1) === "number" ? -2 : -1));
  }

  #element(change: Put): Splices {
    const { path } = change;
    const [last, parent] = [path.at(-1), this.#parentOf(path)];
    const key = typeof last === "number" ? path.at(-2) : last;
    if (!parent || typeof key !== "string") return undefined;
    const written = this.#written(change, key, parent);
    if (written === undefined) return undefined;
    const like = this.#tree.like(parent, key);
    const at = typeof last === "number" ? like[last] : like[0];
    if (change.kind === "set")
      return at && (typeof last === "number" || like.length === 1)
        ? [{ from: at.from, to: at.to, written }]
        : undefined;
    if (at) return [{ from: at.from, to: at.from, written: written + this.#spaceAt(at) }];
    const neighbour = like.at(-1) ?? parent.children.at(-1);
    return neighbour
      ? [{ from: neighbour.to, to: neighbour.to, written: this.#spaceAt(neighbour) + written }]
      : [this.#within(parent, written)];
  }

  #spaceAt({ from }: XmlNode): string {
    return this.#text.slice(spaceBefore(this.#text, from), from);
  }

  #written({ value, source }: Put, key: string, parent: XmlNode): string | undefined {
    const like = this.#tree.nameOf(key);
    if (source === undefined) {
      const qualified = like ?? `${prefixOf(parent.qualified)}${key}`;
      return like === undefined && key.includes(":") ? undefined : writtenElement(qualified, value);
    }
    const [, own = ""] = /^<([^\s/>]+)/.exec(source) ?? [];
    if (own.slice(prefixOf(own).length) === key.slice(prefixOf(key).length)) return source;
    if (like === undefined && key.includes(":")) return undefined;
    return renamed(source, own, like ?? `${prefixOf(own)}${key}`);
  }
}
