import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import type { SignatureFault } from "../../schemas/held-signature.ts";
import { stepsOf } from "../../schemas/path-pattern.ts";

/** The places that a recipe for a failure is likely to name: where it fails first, then what may be edited. */
export function placesOf(
  faults: readonly Pick<SignatureFault, "path">[],
  editable: FlowDocument["editable"],
): readonly string[] {
  const failing = faults.map(({ path }) => path.replaceAll(/\/-(?=\/|$)/g, "/*"));
  const named = editable === "all" ? [] : editable.filter((pattern) => stepsOf(pattern).at(-1) !== "**");
  return [...new Set([...failing, ...named])].filter((place) => place !== "");
}
