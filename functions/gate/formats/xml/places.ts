import type { Path } from "../../../../schemas/decoder.ts";
import type { IsList } from "./document.ts";
import type { Attribute } from "./attributes.ts";
import type { Sink } from "./reader.ts";
import type { Name } from "./scope.ts";

/** Where an element stands in the text, and what is inside it. */
interface Place {
  readonly key: string;
  readonly qualified: string;
  readonly offset: number;
  readonly attributes: readonly Attribute[];
  readonly children: Place[];
}

/** A place found: its path in the decoded form, and its offset in the text. */
export interface Found {
  readonly path: Path;
  readonly offset: number;
}

/** Remembers where everything stands in a document, for the few of which there is something to tell. */
export class Places implements Sink {
  readonly #isList: IsList;
  readonly #root: Place = { key: "", qualified: "", offset: 0, attributes: [], children: [] };
  readonly #open: Place[] = [this.#root];

  constructor(isList: IsList) {
    this.#isList = isList;
  }

  start({ key, qualified }: Name, attributes: readonly Attribute[], offset: number): void {
    const place = { key, qualified, offset, attributes, children: [] };
    this.#open.at(-1)?.children.push(place);
    this.#open.push(place);
  }

  text(): void {}

  end(): void {
    this.#open.pop();
  }

  /** Where the value at a path of the decoded form stands; for a missing one, where its nearest parent does. */
  offsetOf(path: Path): number {
    let place = this.#root;
    for (const [index, step] of path.entries()) {
      if (typeof step === "number") continue;
      if (step.startsWith("@")) {
        const attribute = place.attributes.find(({ name }) => `@${name.key}` === step);
        return attribute?.offset ?? place.offset;
      }
      const named = place.children.filter(({ key }) => key === step);
      const next = path[index + 1];
      const child = named[typeof next === "number" ? next : 0];
      if (!child) return place.offset;
      place = child;
    }
    return place.offset;
  }

  /**
   * The place that libxml2 names by its node path, such as `/a:order/*[3]/a:id[2]`: a star counts all
   * elements, a name its like-named siblings.
   *
   * @param attribute the attribute of that element which is meant, as `{namespace}local` or `local`
   */
  ofNodePath(nodePath: string, attribute?: string): Found {
    let place = this.#root;
    const path: (string | number)[] = [];
    for (const step of nodePath.split("/").slice(1)) {
      const [, name = "", count = "1"] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
      const named = place.children.filter(({ qualified }) => name === "*" || qualified === name);
      const child = named[Number(count) - 1];
      if (!child) break;
      path.push(...this.#steps(place, child));
      place = child;
    }
    const found = place.attributes.find(({ name: { namespace, local } }) =>
      [local, `{${namespace}}${local}`].includes(attribute ?? ""),
    );
    return found
      ? { path: [...path, `@${found.name.key}`], offset: found.offset }
      : { path, offset: place.offset };
  }

  #steps(parent: Place, child: Place): Path {
    const named = parent.children.filter(({ key }) => key === child.key);
    const repeated = named.length > 1 || this.#isList(child.key, child.attributes);
    return repeated ? [child.key, named.indexOf(child)] : [child.key];
  }
}
