import { hash } from "node:crypto";
import type { Finding } from "../../schemas/finding.ts";
import { FAULTS_TOLD, type SignatureFault } from "../../schemas/held-signature.ts";

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

/** What exchanges of one signature have in common, told by the findings of one of them: each fault once. */
export function signatureFaults(findings: readonly Finding[]): readonly SignatureFault[] {
  const faults = new Map<string, SignatureFault>();
  for (const { severity, code, path, message } of findings) {
    if (severity !== "error") continue;
    const place = PLACED_BY_CHANCE.test(code) ? "" : withoutIndexes(path);
    if (!faults.has(`${code} ${place}`)) faults.set(`${code} ${place}`, { code, path: place, message });
    if (faults.size === FAULTS_TOLD) break;
  }
  return [...faults.values()];
}
