import type { Decoder } from "../../schemas/decoder.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { Recipe } from "../../schemas/recipe.ts";
import type { SourceEditor } from "../../schemas/source-editor.ts";
import { check, type Check } from "../gate/examine.ts";
import type { Carried } from "../payload/carried.ts";
import { bytesIn } from "../payload/charset.ts";
import { type EditFault, editFaults } from "../payload/edit-faults.ts";
import { shownText } from "../payload/shown.ts";
import { apply, type ChangedPlace } from "./apply.ts";
import type { RecipeRefusal } from "./changes-of.ts";

/** Why a held message is not mended by a recipe. */
export type MendRefusal =
  | RecipeRefusal
  | "recipe-format-unsupported"
  | "payload-not-text"
  | "text-not-encodable"
  | "field-not-editable";

/** What a recipe makes of a held message, and what the contract says of it; nothing is stored. */
export type Mended =
  | {
      readonly outcome: "mended";
      readonly bytes: Buffer<ArrayBuffer>;
      readonly changed: readonly ChangedPlace[];
      readonly checked: Check;
    }
  | { readonly outcome: "refused"; readonly code: MendRefusal; readonly faults: readonly EditFault[] };

/** A held message: what came, and its newest version, which is what came where nobody corrected it. */
export interface HeldPayloads {
  readonly came: Carried;
  readonly newest: Carried;
}

/** What a flow's messages are read, changed and judged by. */
export interface Mending {
  readonly flow: Pick<Flow, "contract" | "editable">;
  readonly decode: Decoder;
  readonly editor: SourceEditor | undefined;
}

const refused = (code: MendRefusal, faults: readonly EditFault[] = []) => ({
  outcome: "refused" as const,
  code,
  faults,
});

/** The text of a payload, in the character set that it came in; undefined where it is none. */
export function textOf(
  { bytes, transferEncoding }: Extract<Carried, { outcome: "payload" }>,
  { contract }: Mending["flow"],
) {
  // What leaves in a text of SQS is UTF-8, whatever it says of itself.
  return transferEncoding === null
    ? { text: bytes.toString(), charset: "utf-8" }
    : shownText(bytes, contract.format);
}

/**
 * Applies a recipe to the newest version of a held message, in the character set that it came in. Only fields that the
 * flow lists as editable may then differ from what came.
 */
export function mend(
  recipe: Recipe,
  { came, newest }: HeldPayloads,
  { flow, decode, editor }: Mending,
): Mended {
  if (!editor) return refused("recipe-format-unsupported");
  if (came.outcome === "broken" || newest.outcome === "broken") return refused("payload-not-text");
  const shown = textOf(newest, flow);
  const applied = shown && apply(recipe, shown.text, editor);
  if (!applied || applied.outcome === "unreadable") return refused("payload-not-text");
  if (applied.outcome === "refused") {
    const { operation, places } = applied;
    return refused(applied.code, [
      { place: `recipe.${operation}`, fault: `cannot be carried out at ${places}` },
    ]);
  }
  const written = bytesIn(shown.charset, applied.text);
  if (written.outcome === "unknown-character") return refused("text-not-encodable");
  const { bytes } = written;
  const faults = bytes.equals(came.bytes) ? [] : editFaults(decode(came.bytes), decode(bytes), flow.editable);
  if (faults.length > 0) return refused("field-not-editable", faults);
  return { outcome: "mended", bytes, changed: applied.changed, checked: check(bytes, flow.contract, decode) };
}
