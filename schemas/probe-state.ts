import * as z from "zod";
import { Instant } from "./instant.ts";
import { Evidence } from "./watch-state.ts";

/** Why a probe fails. */
export const ProbeReason = z.enum([
  "status",
  "text",
  "timeout",
  "unknown-host",
  "refused",
  "certificate",
  "connection",
  "reported",
  "value",
  "value-missing",
  "not-reported",
]);
export type ProbeReason = z.output<typeof ProbeReason>;

/** What one run of a probe, or one report, says. */
export const ProbeResult = z.object({
  outcome: z.enum(["well", "failing"]),
  reason: ProbeReason.optional().meta({ description: "Why it fails." }),
  evidence: Evidence.meta({ description: "Figures and codes that show why; never what the answer held." }),
  certificateExpires: Instant.optional(),
});
export type ProbeResult = z.output<typeof ProbeResult>;

/** The last result of a probe. */
export const ProbeState = ProbeResult.extend({
  type: z.literal("probe"),
  id: z.string().meta({ description: "`<application>/<probe>`." }),
  revision: z.int().nonnegative(),
  at: Instant.meta({ description: "When it was last asked, or last reported." }),
  since: Instant.meta({ description: "Since when its outcome has been the same." }),
  taken: z
    .object({ minute: Instant, reports: z.int() })
    .optional()
    .meta({ description: "How many reports were taken in the last minute that had any." }),
});
export type ProbeState = z.output<typeof ProbeState>;

/** The id of a probe's state. */
export const probeId = (application: string, probe: string) => `${application}/${probe}`;
