import * as z from "zod";
import { GateControl } from "./flow-control.ts";
import { TransferEncoding } from "./transfer-encoding.ts";

/** Where an entry stands: partition by flow and business key, within it by exchange id. */
export const JournalKey = z.strictObject({
  flow: z.string(),
  businessKey: z.string(),
  exchangeId: z.string(),
});
export type JournalKey = z.infer<typeof JournalKey>;

/** How many earlier revisions an entry remembers; it stays below 1 KB, one write unit. */
export const EARLIER_HASHES_KEPT = 4;

/** What a target answered to an exchange, and by which one. */
const Answered = z.strictObject({
  at: z.iso.datetime(),
  accepted: z.boolean(),
  reason: z.string().nullable().meta({ description: "The partner's code; null where it gave none." }),
  flow: z.string(),
  exchangeId: z.string(),
});
export type Answered = z.infer<typeof Answered>;

/** The trace of one forwarded exchange; written only after the forward, so that an entry means forwarded. */
export const JournalEntry = JournalKey.extend({
  hash: z.string().meta({ description: "Hex SHA-256 of the forwarded payload's bytes." }),
  transferEncoding: TransferEncoding.nullable().meta({
    description: "How the body held the payload; null where it was the payload's text.",
  }),
  earlierHashes: z.array(z.string()).max(EARLIER_HASHES_KEPT).meta({
    description: "Of revisions forwarded before under the same id and key, newest first.",
  }),
  forwardedAt: z.iso.datetime(),
  repeats: z.int().nonnegative().meta({ description: "How many duplicates of it were dropped." }),
  lastRepeatAt: z.iso.datetime().nullable(),
  redelivered: z
    .strictObject({ at: z.iso.datetime(), job: z.string(), by: z.string() })
    .nullable()
    .meta({ description: "When it was last delivered again, by which job, and who asked for that." }),
  mainKey: z.string().nullable().meta({
    description: "The business key of the exchange, where this entry is of a further key; else null.",
  }),
  answered: Answered.nullable().meta({
    description: "What its target answered last; null where it did not, or is not asked to.",
  }),
  archived: z
    .string()
    .nullable()
    .meta({ description: "What of the flow's archive it is kept in; null where the flow keeps none." }),
  quarantine: z
    .strictObject({ id: z.string(), holding: z.int().positive() })
    .nullable()
    .meta({ description: "The quarantine item and holding that a replay came from." }),
  control: GateControl.nullable().meta({
    description:
      "The control under which it was forwarded unchecked, or though it would have been held; null where it was sound.",
  }),
  signature: z.string().nullable().meta({
    description: "The signature of what is wrong with it, where it was forwarded under observe.",
  }),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** When exchanges were delivered again, by which job, and who asked for that. */
export type Redelivered = NonNullable<JournalEntry["redelivered"]>;
