import type { CatalogueCode } from "../../../../schemas/catalogue.ts";
import { endOfName, isSpace, resolved, skipSpace } from "./characters.ts";
import { type KeyOf, type Name, Scope } from "./scope.ts";

/** An attribute of an element, its value normalized (XML 1.0 section 3.3.3). */
export interface Attribute {
  readonly name: Name;
  readonly value: string;
  readonly offset: number;
}

/** What is told of a document as it is read; the first fault ends it. */
export interface Sink {
  /** An element begins, whose tag stands at the offset; declarations of namespaces are not among its attributes. */
  readonly start: (name: Name, attributes: readonly Attribute[], offset: number) => void;
  /** Text within the innermost element, its line ends and references resolved. */
  readonly text: (text: string) => void;
  readonly end: () => void;
}

/** Why a text is not taken as XML, and where that shows. */
export interface Fault {
  readonly code: CatalogueCode;
  readonly offset: number;
  readonly expected: string;
}

/** As deep as libxml2 goes would be 256; real documents have not a tenth of this. */
const DEEPEST = 128;
const MOST_ATTRIBUTES = 256;

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
 * @returns the first fault, null where the text is well-formed
 */
export function read(text: string, keyOf: KeyOf, sink: Sink): Fault | null {
  return new Reader(text, keyOf, sink).read();
}

interface Open {
  readonly qualified: string;
  readonly scope: Scope;
}

/** An attribute as written, before namespaces tell what its name stands for. */
interface Written {
  readonly qualified: string;
  readonly value: string;
  readonly offset: number;
}

const FAILED = -1;

const EXCLAMATION_MARK = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;
const QUESTION_MARK = 0x3f;

/** What most tags have. */
const NO_ATTRIBUTES: Written[] = [];
const NAMED_NONE: readonly Attribute[] = [];

/** Methods take the offset where something begins and return where it ends, or FAILED. */
class Reader {
  readonly #text: string;
  readonly #sink: Sink;
  readonly #open: Open[] = [];
  readonly #outermost: Scope;
  #rooted = false;
  #fault: Fault | null = null;

  constructor(text: string, keyOf: KeyOf, sink: Sink) {
    this.#text = text;
    this.#sink = sink;
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
    const told = this.#resolved(raw, from);
    if (told === null) return FAILED;
    this.#sink.text(told);
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
      this.#sink.text(text.slice(at + 9, end).replaceAll(/\r\n?/g, "\n"));
      return end + 3;
    }
    if (text.startsWith("<!DOCTYPE", at)) return this.#fails("xml-dtd", at, "no document type declaration");
    const rest = text.slice(at, at + 9);
    const cut = ["<!--", "<![CDATA[", "<!DOCTYPE"].some((whole) => whole !== rest && whole.startsWith(rest));
    return this.#breaks(cut ? text.length : at, "an element, a comment or text");
  }

  /** A processing instruction (XML 1.0 section 2.6), which nobody here follows. */
  #instruction(at: number): number {
    const text = this.#text;
    const name = endOfName(text, at + 2);
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
    if (!text.startsWith(open.qualified, name)) {
      const cut = open.qualified.startsWith(text.slice(name));
      return this.#breaks(cut ? text.length : name, "the end tag of the open element");
    }
    const end = skipSpace(text, name + open.qualified.length);
    if (text.charCodeAt(end) !== GREATER_THAN) return this.#breaks(end, "the end tag of the open element");
    this.#open.pop();
    this.#sink.end();
    return end + 1;
  }

  #startTag(at: number): number {
    if (this.#open.length === 0 && this.#rooted) return this.#breaks(at, "nothing after the root element");
    const end = endOfName(this.#text, at + 1);
    if (end === at + 1) return this.#breaks(end, "the name of an element");
    if (this.#open.length === DEEPEST) return this.#fails("xml-depth", at, `at most ${DEEPEST} levels`);
    this.#rooted = true;
    const bare = this.#text.charCodeAt(end) === GREATER_THAN;
    const written = bare ? NO_ATTRIBUTES : [];
    const close = bare ? end : this.#attributes(end, written);
    if (close === FAILED) return FAILED;
    const scope = this.#scope(written);
    const qualified = this.#text.slice(at + 1, end);
    const name = scope && scope.element(qualified);
    if (!scope) return FAILED;
    if (!name) return this.#fails("xml-namespace", at + 1, "a prefix whose namespace is declared");
    const attributes = this.#named(written, scope);
    if (attributes === null) return FAILED;
    if (name.key === "__proto__") return this.#fails("xml-forbidden-name", at + 1, "another name");
    this.#sink.start(name, attributes, at);
    if (this.#text.charCodeAt(close) === GREATER_THAN) {
      this.#open.push({ qualified, scope });
      return close + 1;
    }
    this.#sink.end();
    return close + 2;
  }

  /** Takes up attributes as written (XML 1.0 section 3.1), up to the > or /> of their tag. */
  #attributes(from: number, written: Written[]): number {
    const text = this.#text;
    for (let at = from; ;) {
      const start = skipSpace(text, at);
      const code = text.charCodeAt(start);
      if (code === GREATER_THAN) return start;
      if (code === SLASH)
        return text.charCodeAt(start + 1) === GREATER_THAN ? start : this.#breaks(start + 1, ">");
      if (start === at) return this.#breaks(at, "white space, > or />");
      const end = endOfName(text, start);
      if (end === start) return this.#breaks(start, "an attribute, > or />");
      const equals = skipSpace(text, end);
      if (text.charCodeAt(equals) !== EQUALS) return this.#breaks(equals, "= after the name of an attribute");
      const open = skipSpace(text, equals + 1);
      const quote = text.charCodeAt(open);
      if (quote !== QUOTE && quote !== APOSTROPHE) return this.#breaks(open, "a quoted value");
      const close = text.indexOf(quote === QUOTE ? '"' : "'", open + 1);
      if (close === -1) return this.#breaks(text.length, "the closing quote of the value");
      const value = this.#value(text.slice(open + 1, close), open + 1);
      if (value === null) return FAILED;
      if (written.length === MOST_ATTRIBUTES)
        return this.#fails("xml-size", start, `at most ${MOST_ATTRIBUTES} attributes of one element`);
      written.push({ qualified: text.slice(start, end), value, offset: start });
      at = close + 1;
    }
  }

  #value(raw: string, offset: number): string | null {
    const markup = raw.indexOf("<");
    if (markup !== -1) {
      this.#breaks(offset + markup, "no < in the value of an attribute");
      return null;
    }
    return this.#resolved(raw, offset, " ");
  }

  /** Line ends as section 2.11 has them, or as blanks in attributes; then references. */
  #resolved(raw: string, offset: number, line = "\n"): string | null {
    const plain = raw.includes("\r") ? raw.replaceAll(/\r\n?/g, "\n") : raw;
    const even = line === " " && /[\t\n]/.test(plain) ? plain.replaceAll(/[\t\n]/g, " ") : plain;
    if (!even.includes("&")) return even;
    const told = resolved(even);
    if ("text" in told) return told.text;
    const at = offset + told.faultAt;
    this.#fails("xml-entity", at, "a character reference, or lt, gt, amp, apos or quot");
    return null;
  }

  /** The scope inside an element with these attributes; null where one declares what it may not. */
  #scope(written: readonly Written[]): Scope | null {
    const outer = this.#open[this.#open.length - 1]?.scope ?? this.#outermost;
    let inner: Scope | null = null;
    for (const { qualified, value, offset } of written) {
      if (!isDeclaration(qualified)) continue;
      inner ??= outer.inner();
      if (inner.declare(qualified.slice(6), value)) continue;
      this.#fails("xml-namespace", offset, "a declaration that Namespaces in XML allows, once");
      return null;
    }
    return inner ?? outer;
  }

  #named(written: readonly Written[], scope: Scope): readonly Attribute[] | null {
    if (written.length === 0) return NAMED_NONE;
    const attributes: Attribute[] = [];
    for (const { qualified, value, offset } of written) {
      if (isDeclaration(qualified)) continue;
      const name = scope.attribute(qualified);
      if (!name) {
        this.#fails("xml-namespace", offset, "a prefix whose namespace is declared");
        return null;
      }
      const same = attributes.some(
        ({ name: { local, namespace } }) => local === name.local && namespace === name.namespace,
      );
      if (same) {
        this.#breaks(offset, "each attribute once");
        return null;
      }
      attributes.push({ name, value, offset });
    }
    return attributes;
  }

  /** The text stops being XML here; where it ends here, it was sound as far as it goes. */
  #breaks(offset: number, expected: string): typeof FAILED {
    return this.#fails(offset < this.#text.length ? "xml-syntax" : "xml-truncated", offset, expected);
  }

  #fails(code: CatalogueCode, offset: number, expected: string): typeof FAILED {
    this.#fault = { code, offset, expected };
    return FAILED;
  }
}

function isDeclaration(qualified: string): boolean {
  return qualified.startsWith("xmlns") && (qualified.length === 5 || qualified.charCodeAt(5) === 0x3a);
}
