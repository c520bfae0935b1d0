import type { Observed } from "./observed.ts";
import { type TextKind, textKind } from "./text-kind.ts";

const INDENT = "  ";
const NAME = /^[A-Za-z_$][\w$]*$/;

/** The schema of what was observed, and the kinds of text that it names. */
export class SchemaText {
  /** Each kind of text that was named, by its name. */
  readonly kinds = new Map<string, TextKind>();
  /** Whether elements of XML that hold a text are named. */
  hasElements = false;

  /**
   * Writes the schema of a place.
   *
   * @param name what the place is called in what holds it
   */
  of(observed: Observed, name: string, depth = 0): string {
    const { seen, nulls, booleans, numbers, texts, lists, objects } = observed;
    const ways = [
      ...(booleans > 0 ? ["z.boolean()"] : []),
      ...(numbers ? [this.#number(numbers)] : []),
      ...(texts ? [this.#text(name, texts)] : []),
      ...(lists ? [this.#list(lists, name, depth)] : []),
      ...(objects ? [this.#object(objects, depth)] : []),
    ];
    const [first = "z.unknown()"] = ways;
    const value = ways.length > 1 ? `z.union([${ways.join(", ")}])` : first;
    return nulls > 0 && nulls < seen ? `${value}.nullable()` : value;
  }

  #number({ whole, least }: NonNullable<Observed["numbers"]>): string {
    return `${whole ? "z.int()" : "z.number()"}${least >= 0 ? ".nonnegative()" : ""}`;
  }

  #text(name: string, texts: NonNullable<Observed["texts"]>): string {
    const kind = textKind(name, texts);
    if (kind.name === "") return kind.schema;
    this.kinds.set(kind.name, kind);
    return kind.name;
  }

  #list({ shortest, items }: NonNullable<Observed["lists"]>, name: string, depth: number): string {
    return `z.array(${this.of(items, name, depth)})${shortest > 0 ? ".min(1)" : ""}`;
  }

  #object({ count, fields }: NonNullable<Observed["objects"]>, depth: number): string {
    const [only] = fields;
    if (only?.[0] === "$" && fields.size === 1 && only[1].seen === count) {
      this.hasElements = true;
      return `element(${this.of(only[1], "$", depth)})`;
    }
    const inner = INDENT.repeat(depth + 1);
    const lines = [...fields].map(([name, field]) => {
      const key = NAME.test(name) ? name : JSON.stringify(name);
      const isOptional = field.seen < count;
      const isBlank = field.seen === field.nulls;
      const comment = isOptional
        ? ` // in ${field.seen} of ${count}`
        : isBlank
          ? " // null in every sample"
          : "";
      const value = `${this.of(field, name, depth + 1)}${isOptional ? ".optional()" : ""}`;
      return `${inner}${key}: ${value},${comment}`;
    });
    return lines.length === 0
      ? "z.looseObject({})"
      : `z.looseObject({\n${lines.join("\n")}\n${INDENT.repeat(depth)}})`;
  }
}
