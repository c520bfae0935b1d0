import type { Recipe, RecipeOperation } from "../../schemas/recipe.ts";
import type { SourceChange, SourceEditor } from "../../schemas/source-editor.ts";
import { stepsOf } from "../../schemas/path-pattern.ts";
import { changedFields } from "../payload/changed-fields.ts";
import { changesOf, MISSING, putAt, type RecipeRefusal, sourceOf, type State } from "./changes-of.ts";
import { bound, childOf, isEach, targetsOf } from "./targets.ts";
import { withChanges } from "./with-changes.ts";

/** A place that a recipe changed, as a JSON Pointer; undefined stands for nothing there. */
export interface ChangedPlace {
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a recipe makes of a text; `unreadable` where its format does not read it. */
export type Applied =
  | { readonly outcome: "applied"; readonly text: string; readonly changed: readonly ChangedPlace[] }
  | {
      readonly outcome: "refused";
      readonly code: RecipeRefusal;
      /** The operation that cannot be carried out, from 0, and the places that it names. */
      readonly operation: number;
      readonly places: string;
    }
  | { readonly outcome: "unreadable" };

type Stepped = { readonly state: State } | { readonly code: RecipeRefusal };

/**
 * Applies the operations of a recipe to a text, all or none. All that they do not name stays as it is written.
 *
 * @param editor of the format that the text is in, which reads it
 */
export function apply(recipe: Recipe, text: string, editor: SourceEditor): Applied {
  const read = editor.read(text);
  if (!read) return { outcome: "unreadable" };
  let state: State = { text, document: read.document };
  for (const [index, operation] of recipe.entries()) {
    const stepped = carriedOut(operation, state, editor);
    if ("code" in stepped)
      return { outcome: "refused", code: stepped.code, operation: index, places: operation.path };
    ({ state } = stepped);
  }
  const [before, after] = [editor.told(read.document), editor.told(state.document)];
  const changed = changedFields(before, after).map((place) => ({
    place,
    before: valueAt(before, place),
    after: valueAt(after, place),
  }));
  return { outcome: "applied", text: state.text, changed };
}

const valueAt = (document: unknown, place: string) =>
  stepsOf(place).reduce<unknown>((value, step) => childOf(value, step)?.value, document);

function carriedOut(operation: RecipeOperation, state: State, editor: SourceEditor): Stepped {
  if (operation.op === "move") return moved(operation, state, editor);
  const asked = changesOf(operation, state, editor);
  return "code" in asked ? asked : written(state, asked.changes, editor);
}

/** No exchange is longer, whatever a recipe would copy into it: `EditedPayload` has the same bound. */
const CHARACTERS_MAX = 1_048_576;

/** Whether a text would grow beyond all exchanges; asked before anything of that length is made. */
function isTooLong(text: string, changes: readonly SourceChange[]): boolean {
  const lengths = new Map<unknown, number>();
  let total = text.length;
  for (const change of changes) {
    if (change.kind === "remove") continue;
    const length = lengths.get(change.value) ?? JSON.stringify(change.value).length;
    lengths.set(change.value, length);
    total += length;
  }
  return total > 2 * CHARACTERS_MAX;
}

/** Writes changes, and reads again what was written: a text that says anything else is not kept. */
function written(state: State, changes: readonly SourceChange[], editor: SourceEditor): Stepped {
  if (changes.length === 0) return { state };
  const text = isTooLong(state.text, changes) ? undefined : editor.write(state.text, changes);
  const read = text === undefined || text.length > CHARACTERS_MAX ? undefined : editor.read(text);
  if (text === undefined || !read) return { code: "recipe-unwritable" };
  const wanted = editor.told(withChanges(state.document, changes));
  return changedFields(wanted, editor.told(read.document)).length === 0
    ? { state: { text, document: read.document } }
    : { code: "recipe-unwritable" };
}

/** RFC 6902 section 4.4: takes out first, then puts in, so that an index counts what remains. */
function moved(
  { from, path: pattern }: Extract<RecipeOperation, { op: "move" }>,
  state: State,
  editor: SourceEditor,
): Stepped {
  const targets = targetsOf(state.document, pattern);
  const writtenAt = editor.sourcesOf(state.text);
  const moves = targets.flatMap((target) => {
    const source = sourceOf(from, target, state.document);
    if (!source || (!target.isOpen && isEach(pattern))) return [];
    return [{ source, text: writtenAt(source.path), to: bound(pattern, target.stars) }];
  });
  if (moves.length === 0) return isEach(pattern) ? { state } : MISSING;
  const removals = moves.map(({ source }) => ({ kind: "remove" as const, path: source.path }));
  const taken = written(state, removals, editor);
  if ("code" in taken) return taken;
  const { document } = taken.state;
  const changes: SourceChange[] = [];
  for (const { source, text, to } of moves) {
    const [target] = targetsOf(document, to).filter(({ isOpen }) => isOpen);
    if (!target) return MISSING;
    changes.push(putAt(document, target, source.value, text));
  }
  return written(taken.state, changes, editor);
}
