import { hash } from "node:crypto";
import type { Finding } from "../../schemas/finding.ts";

/** A path without its array positions: the second order line fails for the same cause as the first. */
function withoutIndexes(path: string): string {
  return path.replaceAll(/\/\d+(?=\/|$)/g, "/-");
}

/** Where a message was cut or garbled is chance: it tells nothing of the cause. */
const PLACED_BY_CHANCE = /-(?:truncated|syntax|encoding|character|entity)$/;

/**
 * The fingerprint of a failure: flow, codes and paths, in no order and each once, so that messages which
 * fail for one cause share one signature.
 */
export function signature(flow: string, reason: string, findings: readonly Finding[]): string {
  const faults = findings
    .filter((finding) => finding.severity === "error")
    .map(({ code, path }) => (PLACED_BY_CHANCE.test(code) ? code : `${code} ${withoutIndexes(path)}`));
  const parts = [flow, reason, ...[...new Set(faults)].toSorted()];
  return hash("sha256", parts.join("\n"), "hex").slice(0, 16);
}
