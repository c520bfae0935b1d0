import * as z from "zod";
import { Finding } from "./finding.ts";
import { HeldExchange, HoldReason } from "./held-exchange.ts";

/** How many of the things that are wrong a signature tells; the first few name the cause. */
export const FAULTS_TOLD = 5;

/** One thing that is wrong with every exchange of a signature. */
export const SignatureFault = z.object({
  code: Finding.shape.code,
  path: Finding.shape.path.meta({
    description: "JSON Pointer into the decoded message, with - for each position of a list.",
  }),
  message: Finding.shape.message,
});
export type SignatureFault = z.output<typeof SignatureFault>;

/**
 * How an exchange left the quarantine: replayed after a person `corrected` it, replayed unchanged after the
 * `contract-changed`, replayed `as-it-was`, or `discarded`.
 */
export const RemedyKind = z.enum(["corrected", "contract-changed", "as-it-was", "discarded"]);
export type RemedyKind = z.output<typeof RemedyKind>;

/** What was done about the last exchange of a signature that left the quarantine. */
export const Remedy = z.object({
  how: RemedyKind,
  by: z.string().nullable().meta({ description: "The person; null where nobody is known." }),
  at: z.iso.datetime(),
  note: z.string().max(500).nullable().meta({ description: "In the person's words; never payload content." }),
});
export type Remedy = z.output<typeof Remedy>;

/** A failure that exchanges of a flow have in common, and how many are held for it. */
export const HeldSignature = z.object({
  flow: z.string(),
  signature: HeldExchange.shape.signature,
  reason: HoldReason,
  faults: z.array(SignatureFault).max(FAULTS_TOLD).meta({ description: "The first ones of what is wrong." }),
  held: z.int().nonnegative().meta({ description: "How many exchanges wait for a person." }),
  observed: z.int().nonnegative().meta({
    description:
      "How many were forwarded nevertheless while the flow was under observe; may be a few too many.",
  }),
  lastObserved: z.iso.datetime().nullable().meta({ description: "When that last happened." }),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  lastRemedy: Remedy.nullable().meta({ description: "What fixed it last time; null where nothing did yet." }),
});
export type HeldSignature = z.output<typeof HeldSignature>;
