import type { Name } from "./scope.ts";
import type { Attribute, Sink } from "./reader.ts";

/** A decoded element: its attributes as `@name`, its text as `$`, its elements by name. */
interface Element {
  [key: string]: string | Element | Element[];
}

/**
 * Builds the decoded form of a document. An element is always an object: attributes under `@` and their name;
 * under `$` its text without white space around it, always where it has no elements inside; the elements
 * inside under their names, several of one name as an array. Names in `lists` are arrays also when there is
 * one. The document holds its root element by its name.
 */
export class DocumentBuilder implements Sink {
  readonly document: Element = {};
  readonly #lists: ReadonlySet<string>;
  readonly #open: Element[] = [this.document];
  readonly #texts: (string | null)[] = [""];

  constructor(lists: ReadonlySet<string>) {
    this.#lists = lists;
  }

  start({ key }: Name, attributes: readonly Attribute[]): void {
    const element: Element = {};
    for (const { name, value } of attributes) {
      const own = `@${name.key}`;
      // An attribute of another namespace does not hide the element's own one of its name.
      if (name.namespace === "" || !Object.hasOwn(element, own)) element[own] = value;
    }
    const parent = this.#open.at(-1) ?? this.document;
    const there = Object.hasOwn(parent, key) ? parent[key] : undefined;
    if (there === undefined) parent[key] = this.#lists.has(key) ? [element] : element;
    else if (Array.isArray(there)) there.push(element);
    else if (typeof there === "object") parent[key] = [there, element];
    const depth = this.#open.length;
    // Once it has an element inside, an element's text is told only where there is some.
    if (this.#texts[depth - 1] === "") this.#texts[depth - 1] = null;
    this.#open.push(element);
    this.#texts.push("");
  }

  text(text: string): void {
    const last = this.#texts.length - 1;
    this.#texts[last] = (this.#texts[last] ?? "") + text;
  }

  end(): void {
    const element = this.#open.pop();
    const text = this.#texts.pop();
    if (element && typeof text === "string") element["$"] = text.trim();
  }
}
