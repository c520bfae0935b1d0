import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import { type Attribute, named, normalized, scopeWith, takeAttributes, type Written } from "./attributes.ts";
import { endOfName, isSpace, type NameCharacters, skipSpace } from "./characters.ts";
import { broken, type Fault } from "./fault.ts";
import { type KeyOf, type Name, Scope } from "./scope.ts";

/** What is told of a document as it is read; the first fault ends it. */
export interface Sink {
  /** An element begins, whose tag stands at the offset; declarations of namespaces are not among its attributes. */
  readonly start: (name: Name, attributes: readonly Attribute[], offset: number) => void;
  /** Text within the innermost element, its line ends and references resolved; written between these offsets. */
  readonly text: (text: string, from: number, to: number) => void;
  /** The innermost element ends before the offset. */
  readonly end: (to: number) => void;
}

/** As deep as libxml2 goes would be 256; real documents have not a tenth of this. */
const DEEPEST = 128;

const SPACE = "[ \\t\\r\\n]";
const DECLARATION = new RegExp(
  `<\\?xml${SPACE}+version${SPACE}*=${SPACE}*(?:"1\\.[0-9]+"|'1\\.[0-9]+')` +
    `(?:${SPACE}+encoding${SPACE}*=${SPACE}*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?` +
    `(?:${SPACE}+standalone${SPACE}*=${SPACE}*(?:"(?:yes|no)"|'(?:yes|no)'))?${SPACE}*\\?>`,
  "y",
);

/**
 * Reads a text as XML 1.0 (fifth edition) with namespaces, without a document type: all that could name
 * something outside the text or make it grow is refused. Forbidden characters are the caller's to look for.
 *
 * @param names of which characters names may be; a text that holds bytes has names that are ASCII only
 * @returns the first fault, null where the text is well-formed
 */
export function read(text: string, keyOf: KeyOf, sink: Sink, names: NameCharacters = "any"): Fault | null {
  return new Reader(text, keyOf, sink, names).read();
}

interface Open {
  readonly qualified: string;
  readonly scope: Scope;
}

const FAILED = -1;

const EXCLAMATION_MARK = 0x21;
const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const QUESTION_MARK = 0x3f;

/** What most tags have. */
const NO_ATTRIBUTES: Written[] = [];

/** Methods take the offset where something begins and return where it ends, or FAILED. */
class Reader {
  readonly #text: string;
  readonly #sink: Sink;
  readonly #names: NameCharacters;
  readonly #open: Open[] = [];
  readonly #outermost: Scope;
  #rooted = false;
  #fault: Fault | null = null;

  constructor(text: string, keyOf: KeyOf, sink: Sink, names: NameCharacters) {
    this.#text = text;
    this.#sink = sink;
    this.#names = names;
    this.#outermost = new Scope(keyOf);
  }

  read(): Fault | null {
    let at = this.#declaration();
    while (at !== FAILED) {
      at = this.#open.length > 0 ? this.#characters(at) : skipSpace(this.#text, at);
      if (at === this.#text.length && this.#open.length === 0 && this.#rooted) return null;
      if (at !== FAILED) at = this.#markup(at);
    }
    return this.#fault;
  }

  #declaration(): number {
    if (!this.#text.startsWith("<?xml") || !isSpace(this.#text.charCodeAt(5))) return 0;
    DECLARATION.lastIndex = 0;
    if (DECLARATION.test(this.#text)) return DECLARATION.lastIndex;
    const end = this.#text.indexOf("?>");
    return this.#breaks(end === -1 ? this.#text.length : 5, "version 1.0, then encoding and standalone");
  }

  #markup(at: number): number {
    const next = this.#text.charCodeAt(at + 1);
    if (next === SLASH) return this.#endTag(at);
    if (next === EXCLAMATION_MARK) return this.#declared(at);
    if (next === QUESTION_MARK) return this.#instruction(at);
    if (this.#text.charCodeAt(at) === LESS_THAN) return this.#startTag(at);
    return this.#breaks(at, this.#rooted ? "nothing after the root element" : "the root element");
  }

  /** Text up to the next markup; only an element holds any. */
  #characters(from: number): number {
    const text = this.#text;
    const at = text.indexOf("<", from);
    if (at === -1) return this.#breaks(text.length, "the end tag of the open element");
    const solid = skipSpace(text, from);
    if (solid >= at) return at;
    const raw = text.slice(from, at);
    const closing = raw.indexOf("]]>");
    if (closing !== -1) return this.#breaks(from + closing, "no ]]> outside a CDATA section");
    const told = normalized(raw, from, "\n");
    if (typeof told !== "string") return this.#fails(told);
    this.#sink.text(told, from, at);
    return at;
  }

  /** A comment, a CDATA section, or what is refused: a document type (XML 1.0 sections 2.5, 2.7, 2.8). */
  #declared(at: number): number {
    const text = this.#text;
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("--", at + 4);
      if (end === -1 || end + 2 === text.length) return this.#breaks(text.length, "the end of the comment");
      return text.charAt(end + 2) === ">" ? end + 3 : this.#breaks(end, "no -- within a comment");
    }
    if (text.startsWith("<![CDATA[", at) && this.#open.length > 0) {
      const end = text.indexOf("]]>", at + 9);
      if (end === -1) return this.#breaks(text.length, "the end of the CDATA section");
      this.#sink.text(text.slice(at + 9, end).replaceAll(/\r\n?/g, "\n"), at + 9, end);
      return end + 3;
    }
    if (text.startsWith("<!DOCTYPE", at)) return this.#refuses("xml-dtd", at, "no document type declaration");
    const rest = text.slice(at, at + 9);
    const cut = ["<!--", "<![CDATA[", "<!DOCTYPE"].some((whole) => whole !== rest && whole.startsWith(rest));
    return this.#breaks(cut ? text.length : at, "an element, a comment or text");
  }

  /** A processing instruction (XML 1.0 section 2.6), which nobody here follows. */
  #instruction(at: number): number {
    const text = this.#text;
    const name = endOfName(text, at + 2, this.#names);
    const target = text.slice(at + 2, name);
    if (target === "" || target.includes(":"))
      return this.#breaks(at + 2, "the target of a processing instruction");
    if (target.toLowerCase() === "xml")
      return this.#breaks(at, "the XML declaration at the very beginning, once");
    const end = text.indexOf("?>", name);
    if (end === -1) return this.#breaks(text.length, "the end of the processing instruction");
    return end === name || isSpace(text.charCodeAt(name))
      ? end + 2
      : this.#breaks(name, "white space after the target");
  }

  #endTag(at: number): number {
    const text = this.#text;
    const open = this.#open[this.#open.length - 1];
    const name = at + 2;
    if (!open) return this.#breaks(at, "a start tag before its end tag");
    if (text.slice(name, name + open.qualified.length) !== open.qualified) {
      const cut = open.qualified.startsWith(text.slice(name));
      return this.#breaks(cut ? text.length : name, "the end tag of the open element");
    }
    const end = skipSpace(text, name + open.qualified.length);
    if (text.charCodeAt(end) !== GREATER_THAN) return this.#breaks(end, "the end tag of the open element");
    this.#open.pop();
    this.#sink.end(end + 1);
    return end + 1;
  }

  #startTag(at: number): number {
    if (this.#open.length === 0 && this.#rooted) return this.#breaks(at, "nothing after the root element");
    const end = endOfName(this.#text, at + 1, this.#names);
    if (end === at + 1) return this.#breaks(end, "the name of an element");
    if (this.#open.length === DEEPEST) return this.#refuses("xml-depth", at, `at most ${DEEPEST} levels`);
    this.#rooted = true;
    const bare = this.#text.charCodeAt(end) === GREATER_THAN;
    const written = bare ? NO_ATTRIBUTES : [];
    const close = bare ? end : takeAttributes(this.#text, end, written, this.#names);
    if (typeof close !== "number") return this.#fails(close);
    const scope = scopeWith(written, this.#open[this.#open.length - 1]?.scope ?? this.#outermost);
    if (!(scope instanceof Scope)) return this.#fails(scope);
    const qualified = this.#text.slice(at + 1, end);
    const name = scope.element(qualified);
    if (!name) return this.#refuses("xml-namespace", at + 1, "a prefix whose namespace is declared");
    const attributes = named(this.#text, written, scope);
    if ("code" in attributes) return this.#fails(attributes);
    if (name.key === "__proto__") return this.#refuses("xml-forbidden-name", at + 1, "another name");
    this.#sink.start(name, attributes, at);
    if (this.#text.charCodeAt(close) === GREATER_THAN) {
      this.#open.push({ qualified, scope });
      return close + 1;
    }
    this.#sink.end(close + 2);
    return close + 2;
  }

  #breaks(offset: number, expected: string): typeof FAILED {
    return this.#fails(broken(this.#text, offset, expected));
  }

  #refuses(code: CatalogueCode, offset: number, expected: string): typeof FAILED {
    return this.#fails({ code, offset, expected });
  }

  #fails(fault: Fault): typeof FAILED {
    this.#fault = fault;
    return FAILED;
  }
}
