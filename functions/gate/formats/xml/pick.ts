import { Big } from "big.js";
import type { Path } from "../../../../schemas/decoder.ts";

/** What stands at a path of a decoded document; undefined where nothing does. */
function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? Reflect.get(value, step)
        : undefined,
    document,
  );
}

/** The text of the element at a path, or of the attribute; undefined where there is none. */
export function textAt(document: unknown, path: Path): string | undefined {
  const last = path.at(-1);
  const text = valueAt(document, typeof last === "string" && last.startsWith("@") ? path : [...path, "$"]);
  return typeof text === "string" ? text : undefined;
}

/** Whether there is something at a path. */
export function isAt(document: unknown, path: Path): boolean {
  return valueAt(document, path) !== undefined;
}

/** The paths of all elements of the name that ends a path, in their order. */
export function eachAt(document: unknown, path: Path): readonly Path[] {
  const value = valueAt(document, path);
  if (Array.isArray(value)) return value.map((_, index) => [...path, index]);
  return value === undefined ? [] : [path];
}

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** The number that the element at a path holds (xs:decimal); undefined where there is none. */
export function decimalAt(document: unknown, path: Path): Big | undefined {
  const text = textAt(document, path);
  return text !== undefined && text.length <= 40 && DECIMAL.test(text)
    ? new Big(text.replace(/^\+/, "").replace(/\.$/, ""))
    : undefined;
}

/** The sum of the numbers at some paths; what is not there counts nothing. */
export function sumAt(document: unknown, paths: readonly Path[]): Big {
  return paths.reduce((sum, path) => sum.plus(decimalAt(document, path) ?? 0), new Big(0));
}
