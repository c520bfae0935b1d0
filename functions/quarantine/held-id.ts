import { hash } from "node:crypto";

/**
 * The id of a held exchange: one per flow, exchange id and content, so that repeats of the same broken
 * thing meet on one item. A message that shows no id is known by its bytes alone.
 */
export function heldId(holding: {
  readonly flow: string;
  readonly exchangeId: string | null;
  readonly contentHash: string;
}): string {
  const { flow, exchangeId, contentHash } = holding;
  const fingerprint = hash("sha256", JSON.stringify([flow, exchangeId ?? contentHash, contentHash]), "hex");
  return `${flow}.${fingerprint.slice(0, 24)}`;
}
