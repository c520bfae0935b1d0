import type { Flow } from "../../schemas/flow.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Recipe } from "../../schemas/recipe.ts";
import type { EditFault } from "../payload/edit-faults.ts";
import type { Quarantine } from "../ports.ts";
import type { PassingText } from "../quarantine/passing-text.ts";
import { mendingOf, payloadsOf } from "./held-payloads.ts";
import { mend, type MendRefusal } from "./mend.ts";

/** What a recipe makes of a held exchange so that its contract takes it, or why it is left as it is. */
export type MendedText =
  | ({ readonly outcome: "mended" } & PassingText)
  | {
      readonly outcome: "refused";
      readonly code: MendRefusal | "payload-expired" | "recipe-changes-nothing" | "recipe-still-refused";
      readonly faults: readonly EditFault[];
    };

const refused = (
  code: Extract<MendedText, { outcome: "refused" }>["code"],
  faults: readonly EditFault[] = [],
) => ({ outcome: "refused" as const, code, faults });

/** Reads the newest version of a held exchange, and makes of it by a recipe a text that its contract takes. */
export async function mendedText(
  recipe: Recipe,
  exchange: HeldExchange,
  flow: Flow,
  quarantine: Pick<Quarantine, "content">,
): Promise<MendedText> {
  const payloads = await payloadsOf(exchange, flow, quarantine);
  if (!payloads) return refused("payload-expired");
  const { came, newest, attributes } = payloads;
  const mended = mend(recipe, payloads, await mendingOf(flow));
  if (mended.outcome === "refused") return mended;
  const { bytes, checked } = mended;
  if (came.outcome === "broken") return refused("payload-not-text");
  if (bytes.equals(newest.bytes)) return refused("recipe-changes-nothing");
  if (checked.verdict === "valid") return { outcome: "mended", bytes, checked, came, attributes };
  const faults = checked.findings.map(({ path, code, expected }) => ({
    place: path,
    fault: expected === null ? code : `${code}: ${expected}`,
  }));
  return refused("recipe-still-refused", faults);
}
