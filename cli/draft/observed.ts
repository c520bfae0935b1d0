/** Of so many different texts of one place each is kept; a place with more has no closed list of values. */
const TEXTS_KEPT = 200;

/** What was seen at one place of many messages. */
export class Observed {
  /** How often a value stood there. */
  seen = 0;
  nulls = 0;
  booleans = 0;
  /** Undefined where no number was seen; the same for texts, lists and objects. */
  numbers: { count: number; whole: boolean; least: number } | undefined;
  texts: { count: number; values: Map<string, number>; isComplete: boolean } | undefined;
  lists: { count: number; shortest: number; items: Observed } | undefined;
  objects: { count: number; fields: Map<string, Observed> } | undefined;

  /** Takes one more value in, as a decoder gives it. */
  add(value: unknown): this {
    this.seen += 1;
    if (value === null) this.nulls += 1;
    else if (typeof value === "boolean") this.booleans += 1;
    else if (typeof value === "number" || typeof value === "bigint") this.#addNumber(Number(value));
    else if (typeof value === "string") this.#addText(value);
    else if (Array.isArray(value)) this.#addList(value);
    else if (typeof value === "object") this.#addObject(value);
    return this;
  }

  #addNumber(value: number): void {
    this.numbers ??= { count: 0, whole: true, least: value };
    this.numbers.count += 1;
    this.numbers.whole &&= Number.isSafeInteger(value);
    this.numbers.least = Math.min(this.numbers.least, value);
  }

  #addText(value: string): void {
    this.texts ??= { count: 0, values: new Map(), isComplete: true };
    const { texts } = this;
    texts.count += 1;
    if (texts.values.has(value) || texts.values.size < TEXTS_KEPT) {
      texts.values.set(value, (texts.values.get(value) ?? 0) + 1);
    } else {
      texts.isComplete = false;
    }
  }

  #addList(value: readonly unknown[]): void {
    this.lists ??= { count: 0, shortest: value.length, items: new Observed() };
    this.lists.count += 1;
    this.lists.shortest = Math.min(this.lists.shortest, value.length);
    for (const item of value) this.lists.items.add(item);
  }

  #addObject(value: object): void {
    this.objects ??= { count: 0, fields: new Map() };
    this.objects.count += 1;
    for (const [name, field] of Object.entries(value)) {
      const observed = this.objects.fields.get(name) ?? new Observed();
      this.objects.fields.set(name, observed.add(field));
    }
  }
}
