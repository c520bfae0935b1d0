import { hash } from "node:crypto";
import type { Holding } from "../../schemas/held-exchange.ts";

/**
 * The id of a held exchange: one per flow, exchange id and content, so that repeats of the same broken
 * thing meet on one item. A message that shows no id is known by its bytes alone. Equal bytes that came in another way
 * are another item, since they are to leave in the way they came.
 */
export function heldId(
  holding: Pick<Holding, "flow" | "exchangeId" | "contentHash" | "transferEncoding">,
): string {
  const { flow, exchangeId, contentHash, transferEncoding } = holding;
  const way = transferEncoding === null ? [] : [transferEncoding];
  const known = [flow, exchangeId ?? contentHash, contentHash, ...way];
  const fingerprint = hash("sha256", JSON.stringify(known), "hex");
  return `${flow}.${fingerprint.slice(0, 24)}`;
}
