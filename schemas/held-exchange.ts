import * as z from "zod";
import { Finding, FINDINGS_KEPT } from "./finding.ts";
import { Order } from "./line.ts";
import { MessageAttributes } from "./message.ts";
import { TransferEncoding } from "./transfer-encoding.ts";

/** Why an exchange is held. */
export const HoldReason = z.enum([
  "undecodable",
  "contract",
  "duplicate-conflict",
  "delivery",
  "gate-failure",
  "behind",
  "overtaken",
  "refused",
  "unmatched",
]);
export type HoldReason = z.infer<typeof HoldReason>;

/**
 * `held` waits for a person; `replaying` is on its way through the gate again; `delivered` went through;
 * `discarded` was given up by a person.
 */
export const HoldState = z.enum(["held", "replaying", "delivered", "discarded"]);
export type HoldState = z.infer<typeof HoldState>;

/** How many steps of its history an item keeps; the newest ones stay. */
export const HISTORY_KEPT = 50;

/** How long the note of a step may be. */
export const NOTE_CHARACTERS_MAX = 500;

/** One step in the life of a held exchange. */
export const HistoryStep = z.strictObject({
  at: z.iso.datetime(),
  step: z.enum([
    "held",
    "held-anew",
    "corrected",
    "approved",
    "replaying",
    "held-again",
    "delivered",
    "discarded",
  ]),
  by: z.string().nullable().meta({ description: "The person; null for the watchdog itself." }),
  note: z
    .string()
    .max(NOTE_CHARACTERS_MAX)
    .nullable()
    .meta({ description: "A person's reason; never payload content." }),
});
export type HistoryStep = z.infer<typeof HistoryStep>;

/** The replay that an exchange is on; a new one gets a new id, so that an old order is recognised and dropped. */
const ReplayMark = z.strictObject({
  id: z.string(),
  stampedAt: z.iso.datetime().nullable().meta({ description: "When the gate last took it up." }),
  repairs: z.int().nonnegative().meta({ description: "How often a stuck replay was renewed." }),
});
type ReplayMark = z.infer<typeof ReplayMark>;

/** How many corrections an item names; the text of an older one is let go. */
export const CORRECTIONS_KEPT = 20;

/** A text that a person wrote in place of what came, kept beside it; a replay sends the newest one. */
const Correction = z.strictObject({
  version: z.int().positive().meta({ description: "Counts from 1; 0 would be what came." }),
  hash: z.string().meta({ description: "Hex SHA-256 of its bytes." }),
  bytes: z.int().nonnegative(),
  by: z.string(),
  at: z.iso.datetime(),
  verdict: z.enum(["valid", "invalid"]).meta({ description: "The contract's, when it was saved." }),
  findingsTotal: z.int().nonnegative(),
  approvedBy: z.string().nullable().meta({
    description: "The second person, where the flow is sensitive, or a job corrected many.",
  }),
});
export type Correction = z.infer<typeof Correction>;

/** Who edits an exchange, until when unless they go on. */
const EditLock = z.strictObject({ by: z.string(), until: z.iso.datetime() });

/** What came: the body and attributes, kept beside the item because either may be as large as a message. */
export const HeldContent = z.strictObject({ body: z.string(), attributes: MessageAttributes });
export type HeldContent = z.infer<typeof HeldContent>;

/** How a payload is given to people and by them: as its text, or as its bytes written in base64. */
export const PayloadForm = z.enum(["text", "base64"]);
export type PayloadForm = z.infer<typeof PayloadForm>;

/** What came, or a correction, as people see it. */
export const ShownContent = HeldContent.extend({
  form: PayloadForm.meta({
    description:
      "What `body` is: the payload's text, or its bytes in base64 where it is no text, such as a PDF.",
  }),
  charset: z.string().nullable().meta({
    description:
      "The character set that the text was read in, and is written in again; null where there is no text.",
  }),
});
export type ShownContent = z.infer<typeof ShownContent>;

/** One held exchange without its content. */
export const HeldExchange = z.object({
  id: z.string(),
  flow: z.string(),
  exchangeId: z.string().nullable(),
  businessKey: z.string().nullable(),
  contentHash: z.string().meta({ description: "Hex SHA-256 of the payload's bytes as they came." }),
  transferEncoding: TransferEncoding.nullable().meta({
    description: "How the body holds the payload; null where it is the payload's text.",
  }),
  messageId: z.string().meta({ description: "The queue message that it came in, kept by dead-lettering." }),
  bytes: z.int().nonnegative().meta({ description: "Size of the payload." }),
  order: Order.nullable().meta({
    description: "Its place in the line of its business key; null where it stands in none.",
  }),
  contractVersion: z.int().nonnegative(),
  reason: HoldReason,
  findings: z.array(Finding).max(FINDINGS_KEPT),
  findingsTotal: z.int().nonnegative(),
  signature: z.string().meta({ description: "Fingerprint of the failure; equal ones have one cause." }),
  state: HoldState,
  holding: z.int().positive().meta({
    description: "Counts how often it was held anew after it had been delivered or discarded.",
  }),
  attempts: z.int().nonnegative().meta({ description: "Replays that came back." }),
  seen: z.int().positive().meta({ description: "How many times the same broken thing came." }),
  receiveCount: z.int().nonnegative(),
  firstSeen: z.iso.datetime(),
  lastSeen: z.iso.datetime(),
  stateSince: z.iso.datetime(),
  replay: ReplayMark.nullable(),
  corrections: z.array(Correction).max(CORRECTIONS_KEPT).meta({ description: "The newest one last." }),
  lock: EditLock.nullable(),
  history: z.array(HistoryStep).max(HISTORY_KEPT),
  revision: z
    .int()
    .positive()
    .meta({ description: "Raised by every change; a change names the one it saw." }),
});
export type HeldExchange = z.infer<typeof HeldExchange>;

/** An exchange that is to be held. */
export const Holding = HeldExchange.pick({
  flow: true,
  exchangeId: true,
  businessKey: true,
  contentHash: true,
  transferEncoding: true,
  messageId: true,
  order: true,
  contractVersion: true,
  reason: true,
  findings: true,
  findingsTotal: true,
  signature: true,
  receiveCount: true,
}).extend({ content: HeldContent });
export type Holding = z.infer<typeof Holding>;

/** A held exchange as a list shows it. */
export const HeldSummary = HeldExchange.pick({
  id: true,
  flow: true,
  exchangeId: true,
  businessKey: true,
  reason: true,
  state: true,
  signature: true,
  firstSeen: true,
  lastSeen: true,
  seen: true,
});
export type HeldSummary = z.infer<typeof HeldSummary>;

/** A summary as a store lists it: by the time since when it has its state. */
export const ListedExchange = HeldSummary.extend({ stateSince: HeldExchange.shape.stateSince });
export type ListedExchange = z.infer<typeof ListedExchange>;
