import type { RecipeOperation } from "../../schemas/recipe.ts";
import type { SourceChange, SourceEditor } from "../../schemas/source-editor.ts";
import { changedFields } from "../payload/changed-fields.ts";
import { bound, childOf, isEach, type Target, targetsOf } from "./targets.ts";

/** Why a recipe is not applied to a message; none of its operations then is. */
export type RecipeRefusal =
  | "recipe-place-missing"
  | "recipe-test-failed"
  | "recipe-value-unlisted"
  | "recipe-unwritable";

/** A text under way, and what it says. */
export interface State {
  readonly text: string;
  readonly document: unknown;
}

type Changes = { readonly changes: readonly SourceChange[] } | { readonly code: RecipeRefusal };

/** The targets that can be used; one of a pattern with `*` that cannot is passed over, one named by itself is missed. */
function usable(targets: readonly Target[], pattern: string, key: "isThere" | "isOpen") {
  const found = targets.filter((target) => target[key]);
  return found.length === 0 && !isEach(pattern) ? undefined : found;
}

/** What an operation answers that names nothing which is there. */
export const MISSING = { code: "recipe-place-missing" } as const;

const isSame = (one: unknown, other: unknown) => changedFields(one, other).length === 0;

/** Puts a value at a place: in a list before what has its index, else in place of what is there. */
export function putAt(
  document: unknown,
  { path, isThere }: Target,
  value: unknown,
  source?: string,
): SourceChange {
  const parent = path.slice(0, -1).reduce<unknown>((value, step) => childOf(value, step)?.value, document);
  const kind = isThere && !Array.isArray(parent) ? "set" : "add";
  return { kind, path, value, source };
}

/** The changes that an operation asks for of a message, or why it cannot be carried out. */
export function changesOf(
  operation: Exclude<RecipeOperation, { op: "move" }>,
  state: State,
  editor: SourceEditor,
): Changes {
  const { document } = state;
  const { path: pattern } = operation;
  const targets = targetsOf(document, pattern);
  const present = usable(targets, pattern, "isThere");
  const open = usable(targets, pattern, "isOpen");
  switch (operation.op) {
    case "test": {
      const isMet = targets.every(({ isThere, value }) => isThere && isSame(value, operation.value));
      return isMet ? { changes: [] } : { code: "recipe-test-failed" };
    }
    case "replace":
      if (!present) return MISSING;
      return {
        changes: present
          .filter(({ value }) => !isSame(value, operation.value))
          .map(({ path }) => ({ kind: "set", path, value: operation.value })),
      };
    case "remove":
      return present ? { changes: present.map(({ path }) => ({ kind: "remove", path })) } : MISSING;
    case "map":
      return present ? mapped(present, operation) : MISSING;
    case "add":
      if (!open) return MISSING;
      return {
        changes: open.map((target) => putAt(document, target, operation.value)),
      };
    case "default":
      if (!open) return MISSING;
      return {
        changes: open
          .filter(({ isThere, value }) => !isThere || editor.isBlank(value))
          .map(({ path, isThere }) => ({ kind: isThere ? "set" : "add", path, value: operation.value })),
      };
    case "copy":
      return open ? copied(open, operation, state, editor) : MISSING;
  }
}

/** Whence something is brought to a target; undefined where nothing is there. */
export function sourceOf(from: string, { stars }: Target, document: unknown): Target | undefined {
  return targetsOf(document, bound(from, stars)).find(({ isThere }) => isThere);
}

function copied(
  open: readonly Target[],
  { from, path: pattern }: Extract<RecipeOperation, { op: "copy" }>,
  { text, document }: State,
  editor: SourceEditor,
): Changes {
  const writtenAt = editor.sourcesOf(text);
  const changes = open.flatMap((target) => {
    const source = sourceOf(from, target, document);
    return source ? [putAt(document, target, source.value, writtenAt(source.path))] : [];
  });
  return changes.length === 0 && !isEach(pattern) ? MISSING : { changes };
}

function mapped(
  present: readonly Target[],
  { table, unlisted }: Extract<RecipeOperation, { op: "map" }>,
): Changes {
  const settled = new Set<unknown>(Object.values(table));
  const changes: SourceChange[] = [];
  for (const { path, value } of present) {
    const old = asKey(value);
    if (old !== undefined && Object.hasOwn(table, old)) {
      if (table[old] !== value) changes.push({ kind: "set", path, value: table[old] });
    } else if (unlisted === "refuse" && !settled.has(value)) return { code: "recipe-value-unlisted" };
  }
  return { changes };
}

/** A single value as a key of a table. */
export function asKey(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null ? undefined : JSON.stringify(value);
}
