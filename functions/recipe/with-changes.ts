import type { SourceChange } from "../../schemas/source-editor.ts";
import { childOf } from "./targets.ts";

/** Puts a value under a key, or takes out what is there. */
function carryOut(change: SourceChange, parent: object, key: string | number): void {
  if (change.kind === "remove") {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  } else if (change.kind === "add" && Array.isArray(parent)) parent.splice(Number(key), 0, change.value);
  else Reflect.set(parent, key, change.value);
}

/** What a message is to be after changes that name places of it as it is. */
export function withChanges(document: unknown, changes: readonly SourceChange[]): unknown {
  const changed: unknown = structuredClone(document);
  const removals = changes.filter(({ kind }) => kind === "remove");
  // The last items are taken out first, so that the places of those before them hold.
  for (const change of [...changes.filter(({ kind }) => kind !== "remove"), ...removals.toReversed()]) {
    const key = change.path.at(-1);
    const parent = change.path
      .slice(0, -1)
      .reduce<unknown>((value, step) => childOf(value, step)?.value, changed);
    if (key !== undefined && typeof parent === "object" && parent !== null) carryOut(change, parent, key);
  }
  return changed;
}
