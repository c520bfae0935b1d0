import type { Path } from "../../schemas/decoder.ts";
import type { SourceChange } from "../../schemas/source-editor.ts";
import { childOf } from "./targets.ts";

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

/** A value with what is within it changed at a path; what is beside the path is shared. */
function changedAt(
  value: unknown,
  path: Path,
  change: (parent: object, key: string | number) => void,
): unknown {
  const [step, ...rest] = path;
  if (step === undefined || !isContainer(value)) return value;
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  if (rest.length === 0) change(copy, step);
  else Reflect.set(copy, step, changedAt(childOf(value, step)?.value, rest, change));
  return copy;
}

function put(change: Extract<SourceChange, { kind: "set" | "add" }>) {
  return (parent: object, key: string | number) => {
    if (change.kind === "add" && Array.isArray(parent)) parent.splice(Number(key), 0, change.value);
    else Reflect.set(parent, key, change.value);
  };
}

function take(parent: object, key: string | number): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
}

/** What a message is to be after changes that name places of it as it is. */
export function withChanges(document: unknown, changes: readonly SourceChange[]): unknown {
  // The last items first, so that the places of those before them hold.
  const removals = changes.filter(({ kind }) => kind === "remove").toReversed();
  const kept = changes.flatMap((change) => (change.kind === "remove" ? [] : [change]));
  const added = kept.reduce<unknown>(
    (before, change) => changedAt(before, change.path, put(change)),
    document,
  );
  return removals.reduce<unknown>((before, { path }) => changedAt(before, path, take), added);
}
