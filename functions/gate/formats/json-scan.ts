import type { CatalogueCode } from "../../../schemas/catalogue.ts";
import { FINDINGS_KEPT, type Finding } from "../../../schemas/finding.ts";
import type { Path } from "../../../schemas/decoder.ts";
import { isKeptExactly } from "./json-number.ts";
import { DEEPEST } from "./json-survey.ts";
import { isDigit, loneSurrogate, skipSpace, unescaped } from "./json-token.ts";

/** Something to tell about a text, by its offset. */
export interface Remark {
  readonly code: CatalogueCode;
  readonly offset: number;
  readonly path: Path;
  readonly expected: string;
  readonly received: Finding["received"];
}

/** What refuses a text, and what is only told about it; each list is cut at `FINDINGS_KEPT`. */
export interface Scanned {
  readonly faults: readonly Remark[];
  readonly notes: readonly Remark[];
}

/**
 * Reads a text by the grammar of RFC 8259 (sections 2 to 7), without recursion, up to the first break
 * of it, and says besides what the grammar allows but a reader of ours would garble.
 */
export function scan(text: string): Scanned {
  return new Scan(text).run();
}

/** An array or object that is being read; an object knows the keys it has had. */
interface Open {
  readonly keys: Set<string> | null;
  /** Where in it the reading stands; null between the members of an object. */
  step: string | number | null;
}

type Next = "value" | "first item" | "first key" | "key" | "colon" | "end of value";

const LITERALS = { t: "true", f: "false", n: "null" };
const ESCAPES = '"\\/bfnrtu';
/** What ends a run of plain characters in a string: a quote, a backslash, or a unit below the space. */
const NOT_PLAIN = /["\\]|[^ -\uFFFF]/g;
const HEXADECIMAL = /^[0-9a-fA-F]$/;

class Scan {
  readonly #text: string;
  readonly #faults: Remark[] = [];
  readonly #notes: Remark[] = [];
  readonly #open: Open[] = [];
  #at = 0;
  #next: Next = "value";
  #stopped = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Scanned {
    while (!this.#stopped && this.#faults.length < FINDINGS_KEPT) {
      this.#at = skipSpace(this.#text, this.#at);
      if (this.#at === this.#text.length && this.#next === "end of value" && this.#open.length === 0) break;
      this.#step(this.#text.charAt(this.#at));
    }
    return { faults: this.#faults, notes: this.#notes };
  }

  #step(char: string): void {
    switch (this.#next) {
      case "value":
        return this.#value(char, "a value");
      case "first item":
        return char === "]" ? this.#close() : this.#value(char, "a value or ]");
      case "first key":
        return char === "}" ? this.#close() : this.#key(char, "a key in double quotes or }");
      case "key":
        return this.#key(char, "a key in double quotes after the comma");
      case "colon":
        return char === ":" ? this.#advance("value") : this.#breaks("a colon");
      case "end of value":
        return this.#separator(char);
    }
  }

  #value(char: string, expected: string): void {
    if (char === "{") return this.#enter({ keys: new Set(), step: null }, "first key");
    if (char === "[") return this.#enter({ keys: null, step: 0 }, "first item");
    this.#next = "end of value";
    if (char === '"') this.#string();
    else if (char === "-" || isDigit(char.charCodeAt(0))) this.#number();
    else if (char === "t" || char === "f" || char === "n") this.#literal(LITERALS[char]);
    else this.#breaks(expected);
  }

  #enter(open: Open, next: Next): void {
    if (this.#open.length === DEEPEST) {
      this.#stopped = true;
      return this.#fault("json-depth", this.#at, `at most ${DEEPEST} levels`, null);
    }
    this.#open.push(open);
    this.#advance(next);
  }

  #close(): void {
    this.#open.pop();
    this.#advance("end of value");
  }

  #separator(char: string): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) return this.#breaks("the end of the message");
    const closing = parent.keys === null ? "]" : "}";
    if (char === closing) return this.#close();
    if (char !== ",") return this.#breaks(`a comma or ${closing}`);
    parent.step = typeof parent.step === "number" ? parent.step + 1 : null;
    this.#advance(parent.keys === null ? "value" : "key");
  }

  #key(char: string, expected: string): void {
    const parent = this.#open.at(-1);
    if (char !== '"' || !parent?.keys) return this.#breaks(expected);
    const start = this.#at;
    this.#next = "colon";
    const raw = this.#string();
    if (raw === null) return;
    const key = unescaped(raw);
    parent.step = key;
    if (key === "__proto__") this.#fault("json-forbidden-key", start, "a key other than __proto__", null);
    if (parent.keys.has(key)) this.#note("json-duplicate-key", start, "each key once in an object");
    parent.keys.add(key);
  }

  /** Reads a string; gives what stands between its quotes, or null when it breaks the grammar. */
  #string(): string | null {
    const start = this.#at + 1;
    for (;;) {
      NOT_PLAIN.lastIndex = this.#at + 1;
      this.#at = NOT_PLAIN.exec(this.#text)?.index ?? this.#text.length;
      const char = this.#text.charAt(this.#at);
      if (char === '"') break;
      if (char === "\\") this.#escape();
      else this.#breaks(char === "" ? "a closing double quote" : "an escape in place of a control character");
      if (this.#stopped) return null;
    }
    const raw = this.#text.slice(start, this.#at);
    const lone = loneSurrogate(raw);
    if (lone !== -1) this.#fault("json-surrogate", start + lone, "both halves of a surrogate pair", "string");
    this.#at++;
    return raw;
  }

  /** Reads the escape that starts with a backslash, up to its last character. */
  #escape(): void {
    const kind = this.#text.charAt(++this.#at);
    if (!ESCAPES.includes(kind)) return this.#breaks(`one of ${ESCAPES} after the backslash`);
    for (let digits = kind === "u" ? 4 : 0; digits > 0; digits--) {
      if (!HEXADECIMAL.test(this.#text.charAt(++this.#at))) return this.#breaks("four hexadecimal digits");
    }
  }

  #number(): void {
    const start = this.#at;
    if (this.#text.charAt(this.#at) === "-") this.#at++;
    const leading = this.#text.charAt(this.#at);
    const whole = this.#digits();
    if (leading === "0" && whole > 1) {
      this.#at -= whole - 1;
      return this.#breaks("no digit after a leading zero");
    }
    if (whole === 0) return this.#breaks("a digit");
    if (this.#text.charAt(this.#at) === ".") {
      this.#at++;
      if (this.#digits() === 0) return this.#breaks("a digit after the point");
    }
    if (/[eE]/.test(this.#text.charAt(this.#at))) {
      this.#at++;
      if (/[+-]/.test(this.#text.charAt(this.#at))) this.#at++;
      if (this.#digits() === 0) return this.#breaks("a digit in the exponent");
    }
    if (!isKeptExactly(this.#text.slice(start, this.#at)))
      this.#fault(
        "json-number",
        start,
        "a number whose digits an IEEE 754 double keeps, or a text",
        "number",
      );
  }

  #digits(): number {
    const start = this.#at;
    while (isDigit(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#at - start;
  }

  #literal(word: string): void {
    for (const letter of word) {
      if (this.#text.charAt(this.#at) !== letter) return this.#breaks("true, false or null");
      this.#at++;
    }
  }

  #advance(next: Next): void {
    this.#at++;
    this.#next = next;
  }

  /** The text stops being JSON here; when it ends here, it was sound as far as it goes. */
  #breaks(expected: string): void {
    this.#stopped = true;
    const code = this.#at < this.#text.length ? "json-syntax" : "json-truncated";
    this.#fault(code, this.#at, expected, null);
  }

  #fault(code: CatalogueCode, offset: number, expected: string, received: Finding["received"]): void {
    this.#faults.push({ code, offset, path: this.#path(), expected, received });
  }

  #note(code: CatalogueCode, offset: number, expected: string): void {
    if (this.#notes.length === FINDINGS_KEPT) return;
    this.#notes.push({ code, offset, path: this.#path(), expected, received: null });
  }

  #path(): Path {
    return this.#open.map(({ step }) => step).filter((step) => step !== null);
  }
}
