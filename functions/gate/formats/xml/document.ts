import type { Name } from "./scope.ts";
import type { Attribute } from "./attributes.ts";
import type { Sink } from "./reader.ts";

/** Whether an element is an array also when it is the only one of its name. */
export type IsList = (key: string, attributes: readonly Attribute[]) => boolean;

/** A decoded element: its attributes as `@name`, its text as `$`, its elements by name. */
interface Element {
  [key: string]: string | Element | Element[];
}

/**
 * Builds the decoded form of a document. An element is always an object: attributes under `@` and their name;
 * under `$` its text without white space around it, always where it has no elements inside; the elements
 * inside under their names, several of one name as an array, and those that are lists also when there is one.
 * The document holds its root element by its name.
 */
export class DocumentBuilder implements Sink {
  readonly document: Element = {};
  /** The name of the root element, once there is one. */
  root: Name | undefined;
  readonly #isList: IsList;
  readonly #open: Element[] = [this.document];
  readonly #texts: (string | null)[] = [""];

  constructor(isList: IsList) {
    this.#isList = isList;
  }

  start(elementName: Name, attributes: readonly Attribute[]): void {
    const { key } = elementName;
    this.root ??= elementName;
    const element: Element = {};
    for (const { name, value } of attributes) {
      const own = `@${name.key}`;
      // An attribute of another namespace does not hide the element's own one of its name.
      if (name.namespace === "" || !Object.hasOwn(element, own)) element[own] = value;
    }
    const parent = this.#open.at(-1) ?? this.document;
    const there = Object.hasOwn(parent, key) ? parent[key] : undefined;
    if (there === undefined) parent[key] = this.#isList(key, attributes) ? [element] : element;
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
