/** A name as namespaces make it (Namespaces in XML 1.0 section 2.1), and the key that stands for it when decoded. */
export interface Name {
  readonly qualified: string;
  readonly local: string;
  /** The namespace's URI; empty where the name is in none. */
  readonly namespace: string;
  readonly key: string;
}

/** Names a decoded element or attribute by its namespace and local name. */
export type KeyOf = (namespace: string, local: string) => string;

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** The namespaces in scope at an element; what a name stands for is worked out once in each scope. */
export class Scope {
  readonly #keyOf: KeyOf;
  readonly #parent: Scope | null;
  readonly #declared = new Map<string, string>();
  readonly #elements = new Map<string, Name | null>();
  readonly #attributes = new Map<string, Name | null>();

  constructor(keyOf: KeyOf, parent: Scope | null = null) {
    this.#keyOf = keyOf;
    this.#parent = parent;
    if (!parent) this.#declared.set("xml", XML).set("", "");
  }

  /** A scope inside this one, for an element that declares namespaces. */
  inner(): Scope {
    return new Scope(this.#keyOf, this);
  }

  /** Declares a namespace; false where sections 3 and 5 forbid it. The empty prefix is the default one. */
  declare(prefix: string, uri: string): boolean {
    if (prefix === "xmlns" || uri === XMLNS) return false;
    if ((prefix === "xml") !== (uri === XML)) return false;
    if ((prefix !== "" && uri === "") || this.#declared.has(prefix)) return false;
    this.#declared.set(prefix, uri);
    return true;
  }

  /** The name of an element; null where its prefix is not declared. */
  element(qualified: string): Name | null {
    return this.#known(this.#elements, qualified, "");
  }

  /** The name of an attribute, which the default namespace does not reach; null where its prefix is not declared. */
  attribute(qualified: string): Name | null {
    return this.#known(this.#attributes, qualified, null);
  }

  #known(known: Map<string, Name | null>, qualified: string, bare: "" | null): Name | null {
    const found = known.get(qualified);
    if (found !== undefined) return found;
    const name = this.#name(qualified, bare);
    known.set(qualified, name);
    return name;
  }

  #name(qualified: string, bare: "" | null): Name | null {
    const colon = qualified.indexOf(":");
    const prefix = colon === -1 ? bare : qualified.slice(0, colon);
    const namespace = prefix === null ? "" : this.#uri(prefix);
    if (namespace === undefined) return null;
    const local = qualified.slice(colon + 1);
    return { qualified, local, namespace, key: this.#keyOf(namespace, local) };
  }

  #uri(prefix: string): string | undefined {
    return this.#declared.get(prefix) ?? (this.#parent ? this.#parent.#uri(prefix) : undefined);
  }
}
