import type { Observed } from "./observed.ts";

/** A place that holds one text or number. */
export interface Leaf {
  /** From the root; `*` is any item of a list. */
  readonly path: readonly string[];
  /** What people call it: the last step that is a name. */
  readonly name: string;
  readonly observed: Observed;
  /** Whether it stands in every message, once. */
  readonly isCertain: boolean;
}

/** Every place of observed messages that holds texts or numbers alone. */
export function leavesOf(
  observed: Observed,
  path: readonly string[] = [],
  isCertain = true,
): readonly Leaf[] {
  const { seen, nulls, numbers, texts, lists, objects } = observed;
  const isLeaf = (numbers ?? texts) !== undefined && (lists ?? objects) === undefined;
  if (isLeaf) {
    const name = path.findLast((step) => step !== "$" && step !== "*") ?? "";
    return [{ path, name, observed, isCertain: isCertain && nulls === 0 }];
  }
  const count = objects?.count ?? 0;
  const inObjects = [...(objects?.fields ?? [])].flatMap(([name, field]) =>
    leavesOf(field, [...path, name], isCertain && count === seen && field.seen === count),
  );
  return [...inObjects, ...(lists ? leavesOf(lists.items, [...path, "*"], false) : [])];
}
