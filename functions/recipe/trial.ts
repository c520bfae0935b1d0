import type { Finding } from "../../schemas/finding.ts";
import { signature as fingerprint } from "../quarantine/signature.ts";
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
      readonly code: MendRefusal | "payload-expired" | "recipe-changes-nothing";
      readonly faults: readonly { readonly place: string; readonly fault: string }[];
    };

/** What the gate would say of a mended exchange of a flow; what stays as it is needs no recipe. */
export function tried(flow: string, mended: Mended): Tried {
  if (mended.outcome === "refused") return mended;
  const { checked, changed } = mended;
  if (checked.verdict === "valid" && changed.length === 0)
    return { outcome: "refused", code: "recipe-changes-nothing", faults: [] };
  if (checked.verdict === "valid") return { outcome: "passes", changed };
  const { reason, findings } = checked;
  return { outcome: "still-fails", changed, signature: fingerprint(flow, reason, findings), findings };
}
