import type { Finding } from "../../schemas/finding.ts";
import { signature as fingerprint, signatureFaults } from "../quarantine/signature.ts";
import type { ChangedPlace } from "./apply.ts";
import type { Mended, MendRefusal } from "./mend.ts";

/** What a recipe would make of one held exchange. */
export type Tried =
  | {
      readonly outcome: "passes";
      readonly changed: readonly ChangedPlace[];
    }
  | {
      readonly outcome: "still-fails";
      readonly changed: readonly ChangedPlace[];
      /** The failure that would remain. */
      readonly signature: string;
      readonly findings: readonly Finding[];
    }
  | {
      readonly outcome: "refused";
      readonly code: MendRefusal | "exchange-not-held" | "payload-expired";
      readonly faults: readonly { readonly place: string; readonly fault: string }[];
    };

/** What the gate would say of a mended exchange of a flow. */
export function tried(flow: string, mended: Mended): Tried {
  if (mended.outcome === "refused") return mended;
  const { checked, changed } = mended;
  if (checked.verdict === "valid") return { outcome: "passes", changed };
  const { reason, findings } = checked;
  return { outcome: "still-fails", changed, signature: fingerprint(flow, reason, findings), findings };
}

/** The failures that would remain of what was tried, those of most exchanges first. */
export function remaining(all: readonly Tried[]) {
  const failing = all.flatMap((one) => (one.outcome === "still-fails" ? [one] : []));
  return [...Map.groupBy(failing, ({ signature }) => signature)]
    .map(([signature, alike]) => ({
      signature,
      count: alike.length,
      faults: [...signatureFaults(alike[0]?.findings ?? [])],
    }))
    .toSorted((one, other) => other.count - one.count || one.signature.localeCompare(other.signature));
}
