import * as z from "zod";
import { Instant } from "./instant.ts";

/** The beginning of a SHA-256 in hex: enough to tell whether something is as it was. */
const Fingerprint = z.string().max(64);

/** What of a flow a release can change. */
const ReleasedFlow = z.object({
  contractVersion: z.int(),
  contract: Fingerprint.meta({ description: "Of its format, its schema and what it masks." }),
  settings: Fingerprint.meta({ description: "Of all else that is configured." }),
});

/** What was deployed for a client, by fingerprints, and when a sweep first ran with it. */
export const Release = z.object({
  at: Instant,
  code: Fingerprint.meta({ description: "Of what all functions are made of." }),
  support: Fingerprint.meta({ description: "Of who stands by the client." }),
  flows: z.record(z.string(), ReleasedFlow),
});
export type Release = z.output<typeof Release>;
